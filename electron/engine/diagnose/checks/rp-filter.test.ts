import { expect, it } from 'vitest';
import { counted, healthyFacts, look, silentFacts } from '../testing/facts';
import { rpFilterCheck } from './rp-filter';

const strict = new Map([
  ['all', 0],
  ['eth0', 1],
]);
const dropping = counted({}, { 'TcpExt.IPReversePathFilter': 12 });

it('is proven by what the kernel counts', () => {
  const { status, finding, remedy } = look(rpFilterCheck, {
    reversePath: strict,
    counters: dropping,
  });
  expect(status).toBe('failed');
  expect(finding).toContain('discarded 12 datagrams');
  expect(remedy?.command).toBe('sudo sysctl -w net.ipv4.conf.eth0.rp_filter=2');
});

it('is not to blame where it is off, counts nothing, or the group arrives', () => {
  expect(look(rpFilterCheck, { counters: dropping }).status).toBe('passed');
  expect(look(rpFilterCheck, { reversePath: strict }).status).toBe('passed');
  const arriving = { reversePath: strict, counters: dropping };
  expect(look(rpFilterCheck, arriving, healthyFacts).status).toBe('passed');
});

it('follows from the way back to a sender that is known', () => {
  const source = '10.1.0.2';
  const route = (device: string) => new Map([[source, { device, gateway: null, isLocal: false }]]);
  const known = {
    source,
    reversePath: strict,
    target: { ...silentFacts.target, interface: 'eth0' },
  };
  expect(look(rpFilterCheck, { ...known, routes: route('eth1') }).status).toBe('failed');
  expect(look(rpFilterCheck, { ...known, routes: route('eth0') }).status).toBe('passed');
  const lost = look(rpFilterCheck, { ...known, routes: new Map([[source, 'none' as const]]) });
  expect(lost.remedy?.command).toBe('sudo ip route add SOURCE/32 dev eth0');
});

it('does not know where the settings cannot be read', () => {
  expect(look(rpFilterCheck, { reversePath: new Map() }).status).toBe('unknown');
});

/** The remedy for an interface that is called so. */
function remedyOn(name: string): string | null | undefined {
  return look(rpFilterCheck, {
    target: { ...silentFacts.target, interface: name },
    reversePath: new Map([['all', 1]]),
    counters: dropping,
  }).remedy?.command;
}

it('gives a command that is one for whatever interfaces are called', () => {
  expect(remedyOn('eth0.7')).toBe('sudo sysctl -w net/ipv4/conf/eth0.7/rp_filter=2');
  expect(remedyOn('a;reboot')).toBe("sudo sysctl -w 'net.ipv4.conf.a;reboot.rp_filter'=2");
});

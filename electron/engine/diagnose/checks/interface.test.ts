import { expect, it } from 'vitest';
import { look, network, silentFacts } from '../testing/facts';
import { interfaceCheck } from './interface';

const target = { ...silentFacts.target, interface: 'eth0' };

it('passes where the interface is up and plugged in', () => {
  expect(look(interfaceCheck, { target })).toMatchObject({ status: 'passed', likelihood: 0 });
  expect(look(interfaceCheck).finding).toBe('eth0 and eth1 can receive groups.');
});

it('passes on loopback, which says that it cannot do multicast and can', () => {
  const lo = { ...network('lo', 1, '127.0.0.1'), loopback: true, multicast: false };
  const looked = look(interfaceCheck, { target: { ...target, interface: 'lo' }, interfaces: [lo] });
  expect(looked.status).toBe('passed');
});

it.each([
  ['is not there', { target: { ...target, interface: 'nix' } }, 'no interface "nix"'],
  ['is down', { target, interfaces: [{ ...network('eth0', 2), up: false }] }, 'is down'],
  [
    'has no multicast',
    { target, interfaces: [{ ...network('eth0', 2), multicast: false }] },
    'cannot',
  ],
  ['is unplugged', { target, links: [link('eth0', { hasCarrier: false })] }, 'other end'],
  [
    'is a port of a bridge',
    { target, links: [link('eth0', { master: 'br0' }), link('br0', { kind: 'bridge' })] },
    'port of the bridge br0',
  ],
])('fails where it %s', (_, changed, words) => {
  const { status, finding, remedy } = look(interfaceCheck, changed);
  expect(status).toBe('failed');
  expect(finding).toContain(words);
  expect(remedy).not.toBeNull();
});

function link(name: string, changed: object) {
  return { name, hasCarrier: true, master: null, kind: null, bridge: null, ...changed };
}

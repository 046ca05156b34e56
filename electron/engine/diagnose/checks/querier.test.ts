import { expect, it } from 'vitest';
import type { QuerierSign } from '../facts';
import { healthyFacts, look } from '../testing/facts';
import { querierCheck } from './querier';

function signs(sign: QuerierSign['sign']): { queriers: QuerierSign[] } {
  return { queriers: [{ interface: 'eth0', sign, evidence: '' }] };
}

function bridge(queries: boolean) {
  const link = { name: 'br0', hasCarrier: true, master: null, kind: 'bridge' };
  return { links: [{ ...link, bridge: { snoops: true, queries } }] };
}

it.each(['heard', 'answered'] as const)('passes where one was %s', (sign) => {
  expect(look(querierCheck, signs(sign)).status).toBe('passed');
});

it('fails where nobody answers and nothing arrives', () => {
  expect(look(querierCheck, signs('silent'))).toMatchObject({ status: 'failed', likelihood: 65 });
});

it('is a risk only, where the group arrives', () => {
  const { status, finding } = look(querierCheck, signs('silent'), healthyFacts);
  expect(status).toBe('unknown');
  expect(finding).toContain('would stop the group some four minutes after a join');
});

it('is less likely than a TTL where the sender may be behind a router', () => {
  const behind = { ...signs('silent'), gatewayDevices: ['eth0'] };
  expect(look(querierCheck, behind).likelihood).toBe(50);
  const source = '10.1.0.2';
  const nowhere = { ...signs('silent'), source, routes: new Map([[source, 'none' as const]]) };
  expect(look(querierCheck, nowhere).likelihood).toBe(50);
});

it('is missing on a bridge of this machine that snoops and hears nobody ask', () => {
  const { status, remedy } = look(querierCheck, bridge(false));
  expect(status).toBe('failed');
  expect(remedy?.command).toBe('sudo ip link set br0 type bridge mcast_querier 1');
  const led = { ...bridge(false), routerPorts: new Map([['br0', ['eth0']]]) };
  expect(look(querierCheck, led).status).toBe('unknown');
  expect(look(querierCheck, bridge(true)).status).toBe('unknown');
});

it('is the bridge itself where that asks', () => {
  const own: QuerierSign = { interface: 'br0', sign: 'silent', evidence: '' };
  expect(look(querierCheck, { ...bridge(true), queriers: [own] }).status).toBe('passed');
});

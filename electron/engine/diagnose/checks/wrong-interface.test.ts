import { expect, it } from 'vitest';
import { healthyFacts, joinedOn, look } from '../testing/facts';
import { wrongInterfaceCheck } from './wrong-interface';

it('tells the difference between joined and arriving', () => {
  expect(look(wrongInterfaceCheck, { joined: [joinedOn('eth1')] }, healthyFacts)).toMatchObject({
    status: 'failed',
    finding: 'Joined on eth1, nothing arrives; arriving on eth0, not joined there.',
  });
});

it('passes where it arrives as expected, or nowhere', () => {
  const joined = [joinedOn('eth0')];
  expect(look(wrongInterfaceCheck, { joined }, healthyFacts).status).toBe('passed');
  expect(look(wrongInterfaceCheck, { joined }).status).toBe('passed');
});

it('warns where a join that names no interface would go elsewhere', () => {
  const groupRoute = { device: 'eth1', gateway: null, isLocal: false };
  const { status, finding, remedy } = look(wrongInterfaceCheck, { groupRoute }, healthyFacts);
  expect(status).toBe('passed');
  expect(finding).toContain('would join on eth1');
  expect(remedy?.command).toBe('sudo ip route add 239.1.1.1/32 dev eth0');
});

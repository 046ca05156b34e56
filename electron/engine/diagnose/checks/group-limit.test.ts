import { expect, it } from 'vitest';
import { joinedOn, listening, look } from '../testing/facts';
import { groupLimitCheck } from './group-limit';

const twenty = Array.from({ length: 20 }, (_, at) => joinedOn('eth0', { group: `239.9.0.${at}` }));

it('passes while all sockets together are below the limit', () => {
  expect(look(groupLimitCheck, { joined: twenty.slice(1) })).toMatchObject({ status: 'passed' });
});

it('fails where a socket can be at the limit, and the group is not joined', () => {
  const { status, evidence, remedy } = look(groupLimitCheck, { joined: twenty });
  expect(status).toBe('failed');
  expect(evidence[0]).toContain('igmp_max_memberships is 20; all sockets together have 20');
  expect(remedy?.command).toBe('sudo sysctl -w net.ipv4.igmp_max_memberships=200');
});

it('passes where the group is joined nevertheless, and groups of the system do not count', () => {
  expect(look(groupLimitCheck, { joined: [...twenty, joinedOn('eth0')] }).status).toBe('passed');
  const own = joinedOn('eth1', { group: '224.0.0.1' });
  expect(look(groupLimitCheck, { joined: [...twenty.slice(1), own] }).status).toBe('passed');
});

it('fails where the system refuses the diagnosis itself', () => {
  const refusals = [{ interface: 'eth0', code: 'ENOBUFS', step: 'join' as const }];
  const refused = { ...listening(), joinedOn: [], refusals };
  expect(look(groupLimitCheck, { listening: refused }).status).toBe('failed');
});

it('does not know where the system does not tell', () => {
  const limits = { groupsPerSocket: null, sourcesPerGroup: null, sourcesPerGroup6: null };
  expect(look(groupLimitCheck, { limits }).status).toBe('unknown');
});

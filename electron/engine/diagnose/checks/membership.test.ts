import { expect, it } from 'vitest';
import { joinedOn, listening, look, silentFacts } from '../testing/facts';
import { membershipCheck } from './membership';

it('passes where somebody has joined, or the diagnosis could', () => {
  expect(look(membershipCheck, { joined: [joinedOn('eth0', { users: 2 })] })).toMatchObject({
    status: 'passed',
    finding: 'Joined on eth0.',
    evidence: ['eth0: 2 sockets.'],
  });
  expect(look(membershipCheck).finding).toContain('the diagnosis joined it on eth0 and eth1');
});

it('fails where it is joined on another interface', () => {
  const target = { ...silentFacts.target, interface: 'eth0' };
  expect(look(membershipCheck, { target, joined: [joinedOn('eth1')] })).toMatchObject({
    status: 'failed',
    finding: 'Joined on eth1, and not on eth0.',
  });
});

it('fails where it is joined for other senders alone', () => {
  const filter = { mode: 'include' as const, sources: ['10.1.0.9'] };
  const joined = [joinedOn('eth0', { filter })];
  expect(look(membershipCheck, { joined, source: '10.1.0.2' }).finding).toContain(
    'only for 10.1.0.9, which keeps 10.1.0.2 out',
  );
  expect(look(membershipCheck, { joined, source: '10.1.0.9' }).status).toBe('passed');
});

it('fails where nobody has joined and nobody may', () => {
  expect(look(membershipCheck, { listening: null })).toMatchObject({ status: 'failed' });
  const refusals = [{ interface: 'eth0', code: 'ENOBUFS', step: 'join' as const }];
  const refused = { ...listening(), joinedOn: [], refusals };
  expect(look(membershipCheck, { listening: refused }).evidence).toEqual(['eth0: ENOBUFS.']);
});

it('does not know where the system does not tell', () => {
  expect(look(membershipCheck, { joined: null }).status).toBe('unknown');
});

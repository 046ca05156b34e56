import { expect, it } from 'vitest';
import { listening, look, silentFacts } from '../testing/facts';
import { portCheck } from './port';

const socket = {
  family: 4 as const,
  address: null,
  isWildcard: true,
  port: 5000,
  inode: 1,
  drops: 0,
};
const holder = { pid: 12, name: 'player' };

it('tells who listens', () => {
  expect(look(portCheck).finding).toBe('No program listens on port 5000 at present.');
  const held = { sockets: { before: [socket], after: [socket] }, holder };
  expect(look(portCheck, held).finding).toBe(
    '1 socket listens on port 5000, player (process 12) among them.',
  );
});

it('fails where a program does not share it', () => {
  const refusals = [{ interface: 'eth0', code: 'EADDRINUSE', step: 'bind' as const }];
  const refused = { listening: { ...listening(), joinedOn: [], refusals }, holder };
  expect(look(portCheck, refused).finding).toContain('held by player (process 12)');
});

it('wants one where none was named and nobody waits on any', () => {
  const target = { ...silentFacts.target, port: null };
  expect(look(portCheck, { target, listening: null }).status).toBe('unknown');
  expect(look(portCheck, { target }).finding).toContain('tried 5000');
});

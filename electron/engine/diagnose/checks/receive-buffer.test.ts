import { expect, it } from 'vitest';
import { look } from '../testing/facts';
import { receiveBufferCheck } from './receive-buffer';

function sockets(before: number, after: number) {
  const socket = { family: 4 as const, address: null, isWildcard: true, port: 5000, inode: 1 };
  return { before: [{ ...socket, drops: before }], after: [{ ...socket, drops: after }] };
}

it('fails where a program on the port loses datagrams meanwhile', () => {
  expect(look(receiveBufferCheck, { sockets: sockets(3, 9) })).toMatchObject({
    status: 'failed',
    finding: 'A program on the port lost 6 datagrams meanwhile: it reads too slowly.',
  });
});

it('passes where nothing was lost lately, and tells of earlier', () => {
  const { status, evidence } = look(receiveBufferCheck, { sockets: sockets(9, 9) });
  expect(status).toBe('passed');
  expect(evidence[0]).toContain('dropped 9 datagrams since they are open');
});

it('does not know where sockets are not listed', () => {
  expect(look(receiveBufferCheck, { sockets: null }).status).toBe('unknown');
});

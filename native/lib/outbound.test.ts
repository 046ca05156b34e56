import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { LogFile } from './log-file';
import { logReaches, withCapture } from './testing/captures';
import { errorOf } from './testing/captures';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gramscope-outbound-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const everywhere = { family: 4, address: '0.0.0.0', port: 0 } as const;

test('what a capture sends is logged as outbound, and what it receives as inbound', () =>
  withCapture(async (capture) => {
    const file = path.join(folder, 'both.pcapng');
    capture.record({ path: file });
    const sender = capture.openUdp(everywhere);
    const receiver = capture.openUdp(everywhere);
    const arrived = logReaches(capture, 2);
    capture.send(sender.id, Buffer.from('hello'), { address: '127.0.0.1', port: receiver.port });
    await arrived;
    const rows = capture.rows(1, 2).toSorted((one, other) => one.socket - other.socket);
    const ends = {
      source: { address: '127.0.0.1', port: sender.port },
      destination: { address: '127.0.0.1', port: receiver.port },
      ttl: 64,
      length: 5,
    };
    expect(rows).toMatchObject([
      { ...ends, socket: sender.id, direction: 'outbound' },
      { ...ends, socket: receiver.id, direction: 'inbound' },
    ]);
    capture.stopRecording();
    const log = await LogFile.open(file);
    await log.indexed();
    const directions = log.rows(1, 2).map(({ direction }) => direction);
    expect(directions.toSorted()).toEqual(['inbound', 'outbound']);
    log.close();
  }));

test('an outbound Unix datagram names its peer', () =>
  withCapture(async (capture) => {
    const [one, other] = ['one', 'other'].map((name) => path.join(folder, name));
    const sender = capture.openUnix({ path: one ?? '' });
    capture.openUnix({ path: other ?? '' });
    const arrived = logReaches(capture, 2);
    capture.send(sender.id, Buffer.from('hello'), { path: other ?? '' });
    await arrived;
    const peers = capture.rows(1, 2).map(({ source, direction }) => [direction, source.address]);
    expect(peers.toSorted()).toEqual([
      ['inbound', one],
      ['outbound', other],
    ]);
  }));

test('what cannot be sent is refused, and not logged', () =>
  withCapture((capture) => {
    const { id } = capture.openUdp(everywhere);
    const payload = Buffer.from('x');
    const refusal = (to: object, what: Uint8Array = payload) =>
      errorOf(() => capture.send(id, what, to as { path: string })).code;
    expect(refusal({ address: '127.0.0.1', port: 1 }, Buffer.alloc(70_000))).toBe('EMSGSIZE');
    expect(refusal({ address: 'localhost', port: 1 })).toBe('EINVAL');
    expect(refusal({ address: '127.0.0.1', port: 70_000 })).toBe('ERR_OUT_OF_RANGE');
    expect(refusal({ address: '127.0.0.1', port: 1 }, 'x' as never)).toBe('ERR_INVALID_ARG_TYPE');
    expect(errorOf(() => capture.send(99, payload, { path: 'x' })).code).toBe('ERR_SOCKET_UNKNOWN');
    capture.closeSocket(id);
    expect(refusal({ address: '127.0.0.1', port: 1 })).toBe('ERR_SOCKET_CLOSED');
    expect(capture.extent().last).toBe(0);
  }));

import { expect, test, vi } from 'vitest';

import { logReaches, withCapture } from './testing/captures';
import { send } from './testing/senders';

test('rows are clamped to what the log holds', () =>
  withCapture(async (capture) => {
    expect(capture.extent()).toEqual({ first: 1, last: 0, evicted: 0, bytes: 0, lost: 0 });
    expect(capture.rows(1, 100)).toEqual([]);
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const arrived = logReaches(capture, 5);
    await send({ address: '127.0.0.1', port, count: 5 });
    await arrived;
    const numbers = (first: number, count: number) =>
      capture.rows(first, count).map(({ number }) => number);
    expect(numbers(1, 65536)).toEqual([1, 2, 3, 4, 5]);
    expect(numbers(4, 100)).toEqual([4, 5]);
    expect(numbers(2, 2)).toEqual([2, 3]);
    expect(numbers(1, 0)).toEqual([]);
    expect(numbers(Number.MAX_SAFE_INTEGER, 65536)).toEqual([]);
  }));

test('a payload limit cuts the payload, not the length', () =>
  withCapture(async (capture) => {
    const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
    const arrived = logReaches(capture, 1);
    await send({ address: '127.0.0.1', port, payload: 'a long payload' });
    await arrived;
    const [row] = capture.rows(1, 1, { payloadLimit: 6 });
    expect(row).toMatchObject({ length: 14, truncated: false });
    expect(Buffer.from(row?.payload ?? []).toString()).toBe('a long');
  }));

test('the oldest datagrams go when the memory limit is reached, and the numbers stay', () =>
  withCapture(
    async (capture) => {
      const { id, port } = capture.openUdp({
        family: 4,
        address: '127.0.0.1',
        port: 0,
        receiveBuffer: 64 << 20,
      });
      const count = 1000;
      const arrived = logReaches(capture, count);
      await send({ address: '127.0.0.1', port, payload: 'x'.repeat(30_000), count });
      // A sender at full speed may outrun the receive buffer: what was dropped will not come.
      const { dropped } = capture.statistics(id);
      await (dropped === 0 ? arrived : logReaches(capture, count - dropped));

      // Files are written, and removed, a moment later.
      await vi.waitUntil(() => capture.extent().evicted > 0, { timeout: 10_000 });
      const { last, evicted, bytes } = capture.extent();
      expect(last).toBe(count - dropped);
      expect(bytes).toBeGreaterThan(0);
      // More may have gone meanwhile, but always the oldest, and none in between.
      const left = capture.rows(1, 65536, { payloadLimit: 0 }).map(({ number }) => number);
      const [first = 0] = left;
      expect(first).toBeGreaterThan(evicted);
      expect(left).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
      expect(capture.rows(1, evicted)).toEqual([]);
      expect(capture.rows(last, 10)).toHaveLength(1);
    },
    { temporaryBytes: 8 << 20 },
  ));

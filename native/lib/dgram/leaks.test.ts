import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { dgram } from '#native';
import { expect, onTestFinished, test } from 'vitest';

import { reason } from '../testing/skipping';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MANY = { timeout: 120_000 };
const AT_ONCE = 100;

async function openAndClose(count: number, open: (index: number) => dgram.Socket): Promise<void> {
  for (let index = 0; index < count; index += AT_ONCE) {
    const sockets = Array.from({ length: AT_ONCE }, (_, offset) => open(index + offset));
    await Promise.all(sockets.map((socket) => once(socket, 'listening')));
    await Promise.all(sockets.map((socket) => socket[Symbol.asyncDispose]()));
  }
}

const descriptors = (): number => readdirSync('/proc/self/fd').length;

/** Bytes of live objects, and of everything but the heap of objects, whose size is its own business. */
function usedMemory(): { objects: number; native: number } {
  collect();
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  return { objects: heapUsed, native: rss - heapTotal };
}

const problem = process.platform === 'linux' ? undefined : 'there is no /proc';
test.skipIf(problem)(
  `ten thousand sockets leave nothing behind${reason(problem)}`,
  MANY,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gramscope-leaks-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const kinds = [
      () => dgram.createSocket('udp4').bind(0, '127.0.0.1'),
      () => dgram.createSocket({ type: 'udp6', icmpErrors: true }).bind(0, '::1'),
      // Bound at the end of the tick.
      () => dgram.createSocket({ type: 'udp4', packetInfo: true }, () => {}),
      (index: number) => dgram.createSocket('unix_dgram').bind(join(folder, String(index))),
    ];
    const open = (index: number): dgram.Socket => {
      const make = kinds[index % kinds.length];
      if (make === undefined) throw new RangeError('an index of a kind');
      return make(index);
    };
    // The first thousands let heaps and pools grow to what they need.
    await openAndClose(6000, open);
    const before = { descriptors: descriptors(), memory: usedMemory() };
    await openAndClose(10_000, open);
    expect(descriptors()).toBe(before.descriptors);
    expect(readdirSync(folder)).toEqual([]);
    const after = usedMemory();
    // A leak of 1 KB a socket would be 10 MB of objects; one of 3 KB would be 30 MB of native memory.
    expect(after.objects - before.memory.objects).toBeLessThan(8 << 20);
    expect(after.native - before.memory.native).toBeLessThan(28 << 20);
  },
);

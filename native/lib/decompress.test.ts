import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

import { decompressed } from './decompress';

const MIB = 1 << 20;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** What comes out, in bytes, and why it ended before its end; empty where it did not. */
async function unpack(bytes: Uint8Array, leave: { free: number; ratio: number }) {
  let size = 0;
  try {
    for await (const piece of decompressed(inPieces(bytes), leave)) size += piece.length;
    return { size, reason: '' };
  } catch (error) {
    return { size, reason: error instanceof Error ? error.message : String(error) };
  }
}

test('a bomb stops soon after what may be had without asking', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * MIB));
  const { size, reason } = await unpack(bomb, { free: MIB, ratio: 250 });
  expect(size).toBeLessThan(2 * MIB);
  expect(reason).toContain('more than 250 times');
});

test('what is small may be packed as tightly as it likes', async () => {
  const zeros = gzipSync(Buffer.alloc(8 * MIB));
  expect(await unpack(zeros, { free: 16 * MIB, ratio: 250 })).toEqual({
    size: 8 * MIB,
    reason: '',
  });
});

test('what is large and packed as captures are is unpacked whole', async () => {
  const random = Buffer.from(Array.from({ length: MIB }, (_, at) => (at * 2654435761) >>> 13));
  const packed = gzipSync(random);
  expect(await unpack(packed, { free: 1000, ratio: 250 })).toEqual({ size: MIB, reason: '' });
});

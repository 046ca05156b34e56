import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { decompressed, isCompressed, LONGEST_MAGIC } from './decompress';

/** The bytes of a capture file as they come, uncompressed. */
export interface InflowStream {
  kind: 'stream';
  pieces: AsyncIterable<Uint8Array>;
  /** Lets go of the source, also while it is waited for. */
  abandon(): void;
}

/** How the bytes come in: from a file that can be read anywhere, or one piece after another. */
export type Inflow = { kind: 'file'; path: string } | InflowStream;

const PIECE = 1 << 20;

/** Rejects as fs.open() does. */
export async function inflow(source: string | AsyncIterable<Uint8Array>): Promise<Inflow> {
  if (typeof source !== 'string') return streamed(source);
  const status = await stat(source);
  if (status.isDirectory()) throw Object.assign(new Error(`EISDIR: ${source}`), { code: 'EISDIR' });
  const isRegular = status.isFile();
  if (isRegular && !isCompressed(await beginningOf(source))) return { kind: 'file', path: source };
  const stream = createReadStream(source, { highWaterMark: PIECE });
  // What cannot be opened (a Unix socket: ENXIO) may say so before anybody reads, who is told it nevertheless.
  stream.on('error', () => undefined);
  return streamed(stream);
}

function streamed(source: AsyncIterable<Uint8Array>): InflowStream {
  return {
    kind: 'stream',
    pieces: decompressed(source),
    abandon: () => {
      if (!(source instanceof Readable)) return;
      // Of what nobody reads any more, nobody wants to hear that it failed.
      source.on('error', () => undefined);
      source.destroy();
    },
  };
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(LONGEST_MAGIC),
      0,
      LONGEST_MAGIC,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

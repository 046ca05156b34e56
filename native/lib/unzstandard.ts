import { Decompress } from 'fzstd';

import { ZstandardFrames } from './zstandard-frames';

/** Few bytes may stand for many: so much of them at a time that what they become fits the memory. */
const PORTION = 2048;

/** Undoes zstd (RFC 8878), of several frames too. See decompressed(). */
export async function* unzstandard(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let output: Uint8Array[] = [];
  const frames = new ZstandardFrames();
  const decompress = new Decompress((piece) => output.push(piece));
  const push = (portion: Uint8Array, isLast: boolean): Uint8Array[] => {
    frames.check(portion);
    decompress.push(portion, isLast);
    const result = output;
    output = [];
    return result;
  };
  let read = 0;
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += PORTION) {
        const portion = piece.subarray(at, at + PORTION);
        yield* push(portion, false);
        read += portion.length;
      }
    }
    frames.end();
  } catch (error) {
    yield* output;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the zstd data is damaged or cut short near its byte ${read}: ${reason}`, {
      cause: error,
    });
  }
}

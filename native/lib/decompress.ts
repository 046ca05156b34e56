import { gunzipped } from './gunzip';
import { unzstandard } from './unzstandard';

/** Bytes that are needed to tell whether something is compressed. */
export const LONGEST_MAGIC = 4;

/** RFC 1952, 2.3.1: with the only compression method that there is. */
const GZIP = [0x1f, 0x8b, 0x08];
/** RFC 8878, 3.1.1; skippable frames (3.1.2) may come first. */
const ZSTANDARD = [0x28, 0xb5, 0x2f, 0xfd];
const SKIPPABLE = [0x2a, 0x4d, 0x18];

/** Whether a file that begins so is compressed in a way that decompressed() undoes. */
export function isCompressed(beginning: Uint8Array): boolean {
  return isGzip(beginning) || isZstandard(beginning);
}

/**
 * The same bytes, uncompressed if they begin as gzip or zstd does. Where the compressed data is cut
 * or damaged, all that comes before is yielded, and then an Error is thrown that says what is wrong.
 */
export async function* decompressed(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = pieces[Symbol.asyncIterator]();
  let beginning = Buffer.alloc(0);
  let ended = false;
  while (beginning.length < LONGEST_MAGIC && !ended) {
    const { value, done } = await iterator.next();
    if (done === true) ended = true;
    else beginning = Buffer.concat([beginning, value]);
  }
  const all = rejoined(beginning, iterator);
  if (isGzip(beginning)) yield* gunzipped(all);
  else if (isZstandard(beginning)) yield* unzstandard(all);
  else yield* all;
}

async function* rejoined(
  beginning: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (beginning.length > 0) yield beginning;
  yield* { [Symbol.asyncIterator]: () => rest };
}

function isGzip(bytes: Uint8Array): boolean {
  return GZIP.every((byte, at) => bytes[at] === byte);
}

function isZstandard(bytes: Uint8Array): boolean {
  const isSkippable =
    ((bytes[0] ?? 0) & 0xf0) === 0x50 && SKIPPABLE.every((byte, at) => bytes[at + 1] === byte);
  return isSkippable || ZSTANDARD.every((byte, at) => bytes[at] === byte);
}

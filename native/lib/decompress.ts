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

/** When unpacking ends before the end: `free` bytes come in any case, then at most `ratio` for each packed one. */
export interface Leave {
  free: number;
  ratio: number;
}

/** Captures of one datagram over and over are packed 100 to 1; gzip reaches 1032 to 1, zstd any ratio. */
const USUAL_LEAVE: Leave = { free: 4 * 1024 ** 3, ratio: 250 };

/**
 * The same bytes, uncompressed if they begin as gzip or zstd does. Where the compressed data is cut
 * or damaged, or becomes far more than captures do, all that comes before is yielded, and then an Error
 * is thrown that says what is wrong.
 */
export async function* decompressed(
  pieces: AsyncIterable<Uint8Array>,
  leave: Leave = USUAL_LEAVE,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = pieces[Symbol.asyncIterator]();
  let beginning = Buffer.alloc(0);
  let ended = false;
  while (beginning.length < LONGEST_MAGIC && !ended) {
    const { value, done } = await iterator.next();
    if (done === true) ended = true;
    else beginning = Buffer.concat([beginning, value]);
  }
  const packed = { size: 0 };
  const all = counted(rejoined(beginning, iterator), packed);
  if (isGzip(beginning)) yield* bounded(gunzipped(all), packed, leave);
  else if (isZstandard(beginning)) yield* bounded(unzstandard(all), packed, leave);
  else yield* all;
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  total: { size: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) {
    total.size += piece.length;
    yield piece;
  }
}

/** A few bytes could fill the disk otherwise. */
async function* bounded(
  pieces: AsyncIterable<Uint8Array>,
  packed: { readonly size: number },
  { free, ratio }: Leave,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > free && size > packed.size * ratio) {
      throw new Error(`the compressed data becomes more than ${ratio} times its size`);
    }
    yield piece;
  }
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

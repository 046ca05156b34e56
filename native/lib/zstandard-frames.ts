/** What zstd itself takes without being told to. */
const LARGEST_WINDOW = 2 ** 27;

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const BLOCK_HEADER = 3;

type Expected = 'frame' | 'block';

/**
 * Follows the frames of zstd data (RFC 8878, 3.1), which comes in portions of any size, without
 * decompressing it: to refuse a frame that asks for too much memory before anybody takes it.
 */
export class ZstandardFrames {
  #kept = Buffer.alloc(0);
  /** Bytes of content to pass over. */
  #skip = 0;
  #expected: Expected = 'frame';
  #hasChecksum = false;

  /** Throws an Error that says what is wrong with the frame. */
  check(portion: Uint8Array): void {
    this.#kept = Buffer.concat([this.#kept, portion]);
    for (;;) {
      const skipped = Math.min(this.#skip, this.#kept.length);
      this.#kept = this.#kept.subarray(skipped);
      this.#skip -= skipped;
      const used = this.#skip > 0 ? 0 : this.#readHeader();
      if (used === 0) return;
      this.#kept = this.#kept.subarray(used);
    }
  }

  /** Throws an Error when the data ends in the middle of a frame. */
  end(): void {
    const isBetween = this.#expected === 'frame' && this.#kept.length === 0 && this.#skip === 0;
    if (!isBetween) throw new Error('unexpected end of file');
  }

  /** Bytes of the header that was read; 0 where it is not there yet. */
  #readHeader(): number {
    return this.#expected === 'block' ? this.#readBlock() : this.#readFrame();
  }

  #readFrame(): number {
    const bytes = this.#kept;
    if (bytes.length < 8) return 0;
    const magic = bytes.readUInt32LE(0);
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      this.#skip = bytes.readUInt32LE(4);
      return 8;
    }
    if (magic !== MAGIC) throw new Error('a frame does not begin as it should');
    const length = frameHeaderLength(bytes[4] ?? 0);
    if (bytes.length < length) return 0;
    const window = windowOf(bytes);
    if (window > LARGEST_WINDOW) {
      throw new Error(`a window of ${window} bytes, ${LARGEST_WINDOW} is the most`);
    }
    this.#hasChecksum = ((bytes[4] ?? 0) & 4) !== 0;
    this.#expected = 'block';
    return length;
  }

  #readBlock(): number {
    if (this.#kept.length < BLOCK_HEADER) return 0;
    const header = this.#kept.readUIntLE(0, BLOCK_HEADER);
    const isLast = (header & 1) !== 0;
    const isRepeated = ((header >> 1) & 3) === 1;
    this.#skip = isRepeated ? 1 : header >> 3;
    if (isLast) {
      if (this.#hasChecksum) this.#skip += 4;
      this.#expected = 'frame';
    }
    return BLOCK_HEADER;
  }
}

/** RFC 8878, 3.1.1.1: magic, descriptor, then up to three fields as the descriptor says. */
function frameHeaderLength(descriptor: number): number {
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const size = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  return 5 + (isSingle ? 0 : 1) + dictionary + size;
}

/** The window; of a frame of one segment its content, which is held as a whole. */
function windowOf(bytes: Buffer): number {
  const descriptor = bytes[4] ?? 0;
  if ((descriptor & 0x20) === 0) {
    const exponent = (bytes[5] ?? 0) >> 3;
    const mantissa = (bytes[5] ?? 0) & 7;
    return 2 ** (10 + exponent) * (1 + mantissa / 8);
  }
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  switch (descriptor >> 6) {
    case 0:
      return bytes.readUInt8(at);
    case 1:
      return bytes.readUInt16LE(at) + 256;
    case 2:
      return bytes.readUInt32LE(at);
    default:
      return Number(bytes.readBigUInt64LE(at));
  }
}

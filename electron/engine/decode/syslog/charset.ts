import { isUtf8, type Buffer } from 'node:buffer';
import type { Charset } from '../../../contract';

/** Of text that the description of its format leaves open. */
export type SyslogCharset = Charset;

interface Decoder {
  /** How many bytes a character that is not ASCII may take. */
  sizes: readonly number[];
  /** Undefined if the bytes are not whole characters. */
  decode(bytes: Buffer): string | undefined;
}

/** The Encoding Standard's `latin1` is windows-1252, so that Buffer's is taken. */
const decoders: Readonly<Record<SyslogCharset, Decoder>> = {
  'utf-8': {
    sizes: [2, 3, 4],
    decode: (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined),
  },
  latin1: { sizes: [1], decode: (bytes) => bytes.toString('latin1') },
  'windows-1252': { sizes: [1], decode: decodeWindows1252 },
  gbk: { sizes: [1, 2, 4], decode: byIcu('gbk') },
  shift_jis: { sizes: [1, 2], decode: byIcu('shift_jis') },
};

/** What windows-1252 has for 0x80 to 0x9f, by the index of the Encoding Standard. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes it as ISO 8859-1 (nodejs/node issue 56542). */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}

/** What a decoder puts where bytes mean nothing. */
const replacement = '\ufffd';

/**
 * Bytes that no character of several has. ICU passes over 0xff without a word, and exchanges the others
 * in Shift JIS; alone, as ASCII, they are not its matter.
 */
const stray = [0xff, 0x1a, 0x1c, 0x7f];

/** Without the option `fatal`: an exception for each damaged character would take long. */
function byIcu(label: string): Decoder['decode'] {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => {
    if (stray.some((byte) => bytes.includes(byte))) return undefined;
    const text = decoder.decode(bytes);
    return text.includes(replacement) ? undefined : text;
  };
}

/** A byte that means nothing in the character set is shown as `\xNN`. Linear in the length. */
export function decodeText(bytes: Buffer, charset: SyslogCharset): string {
  const decoder = decoders[charset];
  return decoder.decode(bytes) ?? decodePieces(bytes, decoder);
}

/**
 * The length without an unfinished character at the end, for text that goes on. Where other bytes mean
 * nothing, this may not be told of every character set: then all of them count.
 */
export function wholeLength(bytes: Buffer, charset: Charset): number {
  if (charset === 'utf-8') return wholeUtf8Length(bytes);
  const { sizes, decode } = decoders[charset];
  const shortest = Math.max(0, bytes.length + 1 - Math.max(...sizes));
  for (let end = bytes.length; end >= shortest; end -= 1) {
    if (decode(bytes.subarray(0, end)) !== undefined) return end;
  }
  return bytes.length;
}

/** UTF-8 has its sequences, of four bytes at most, begin with bytes of their own. */
function wholeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return announced(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function announced(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Character by character, but ASCII at once. */
function decodePieces(bytes: Buffer, decoder: Decoder): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const asciiEnd = asciiEndAt(bytes, at);
    const character = asciiEnd > at ? undefined : characterAt(bytes, at, decoder);
    if (asciiEnd > at) text += bytes.toString('latin1', at, asciiEnd);
    else text += character?.text ?? escapedByte(bytes, at);
    at = asciiEnd > at ? asciiEnd : at + (character?.size ?? 1);
  }
  return text;
}

function asciiEndAt(bytes: Buffer, at: number): number {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) < 0x80) end++;
  return end;
}

function characterAt(bytes: Buffer, at: number, { sizes, decode }: Decoder) {
  for (const size of sizes) {
    if (at + size > bytes.length) return undefined;
    const text = decode(bytes.subarray(at, at + size));
    if (text !== undefined) return { text, size };
  }
  return undefined;
}

function escapedByte(bytes: Buffer, at: number): string {
  return `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
}

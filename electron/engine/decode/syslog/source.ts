import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { decodeUtf8 } from '../../text/visible';

/** Of text that the description of its format leaves open. Latin-1 is ISO 8859-1 itself. */
export type SyslogCharset = 'utf-8' | 'latin1' | 'windows-1252' | 'gbk' | 'shift_jis';

/** A payload to be scanned: one character for each byte, so that positions are offsets. */
export interface Source {
  readonly bytes: Buffer;
  readonly text: string;
  /** Without the NUL and line ends that some senders append. */
  readonly end: number;
  readonly charset: SyslogCharset;
  readonly ascii: boolean;
}

const nul = 0x00;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function sourceOf(payload: Uint8Array, charset: SyslogCharset): Source {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  return {
    bytes,
    text: bytes.toString('latin1'),
    end: endOf(bytes),
    charset,
    ascii: isAscii(bytes),
  };
}

function endOf(bytes: Uint8Array): number {
  let end = bytes.length;
  for (; end > 0; end--) {
    const last = bytes[end - 1];
    if (last !== nul && last !== lineFeed && last !== carriageReturn) break;
  }
  return end;
}

/** The text of some bytes. A byte that means nothing in the character set is shown as `\xNN`. */
export function textOf(source: Source, from: number, to: number): string {
  return source.ascii
    ? source.text.slice(from, to)
    : decodeText(source.bytes.subarray(from, to), source.charset);
}

/** As {@link textOf}, of what is UTF-8 by its description (RFC 5424, sections 6.3.3 and 6.4). */
export function utf8Of(source: Source, from: number, to: number): string {
  return source.ascii
    ? source.text.slice(from, to)
    : decodeText(source.bytes.subarray(from, to), 'utf-8');
}

/** A byte that means nothing in the character set is shown as `\xNN`. */
export function decodeText(bytes: Buffer, charset: SyslogCharset): string {
  if (charset === 'latin1' || isAscii(bytes)) return bytes.toString('latin1');
  if (charset === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : decodeRuns(bytes);
  const decoder = decoders[charset];
  try {
    return decoder.decode(bytes);
  } catch {
    return decodePieces(bytes, decoder);
  }
}

const decoders = {
  'windows-1252': new TextDecoder('windows-1252', { fatal: true }),
  gbk: new TextDecoder('gbk', { fatal: true }),
  shift_jis: new TextDecoder('shift_jis', { fatal: true }),
};

type Decoder = (typeof decoders)[keyof typeof decoders];

/** No sequence of UTF-8 has a byte below 0x80 (RFC 3629, section 3): what lies between stands alone. */
function decodeRuns(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const run = runEnd(bytes, at);
    text += isAsciiByte(bytes[at])
      ? bytes.toString('latin1', at, run)
      : decodeUtf8(bytes.subarray(at, run));
    at = run;
  }
  return text;
}

/** Where bytes that are ASCII, or are not, as the one at `at` end. */
function runEnd(bytes: Uint8Array, at: number): number {
  const ascii = isAsciiByte(bytes[at]);
  let end = at + 1;
  while (end < bytes.length && isAsciiByte(bytes[end]) === ascii) end++;
  return end;
}

function isAsciiByte(byte: number | undefined): boolean {
  return byte !== undefined && byte < 0x80;
}

/** Characters of GBK and Shift JIS take one, two or four bytes. */
const characterSizes = [1, 2, 4];

function decodePieces(bytes: Buffer, decoder: Decoder): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const piece = pieceAt(bytes, at, decoder);
    text += piece?.text ?? escapedByte(bytes, at);
    at += piece?.size ?? 1;
  }
  return text;
}

function pieceAt(bytes: Buffer, at: number, decoder: Decoder) {
  if (isAsciiByte(bytes[at])) return { text: bytes.toString('latin1', at, at + 1), size: 1 };
  for (const size of characterSizes) {
    if (at + size > bytes.length) return undefined;
    try {
      return { text: decoder.decode(bytes.subarray(at, at + size)), size };
    } catch {
      // Not a character of this size.
    }
  }
  return undefined;
}

function escapedByte(bytes: Uint8Array, at: number): string {
  return `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
}

import type { Result } from '../../contract';
import { withoutOffsets } from './hex-dump';
import { asResult, type PayloadReading } from './payload-reading';

/** What stands between two separators, which are white space, commas, semicolons, colons, dashes and underscores. */
const word = /[^\s,;:_-]+/gu;

/** `0x` or `\x`, before any byte of a word. */
const prefix = /\\x|0x/giu;

/**
 * The bytes of hexadecimal digits. Between bytes there may be white space, commas, semicolons, colons,
 * dashes and underscores, and `0x` or `\x` before each; a single digit between them is a byte too. Of what
 * hexdump(1), xxd(1) and Wireshark print, the offsets and the text beside the bytes are left out.
 */
export function hexPayload(text: string): Result<Uint8Array> {
  return asResult(readHex(text), text, 'hexadecimal payload');
}

/** The same, with the place of an error as numbers. */
export function readHex(text: string): PayloadReading<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const { 0: whole, index } of withoutOffsets(text).matchAll(word)) {
    const bytes = readWord(whole, index);
    if (!bytes.ok) return bytes;
    parts.push(bytes.value);
  }
  return { ok: true, value: Buffer.concat(parts) };
}

/** The bytes of a word: some digits, or several bytes each with its prefix. */
function readWord(whole: string, index: number): PayloadReading<Uint8Array> {
  const parts: Uint8Array[] = [];
  const pieces = whole.split(prefix);
  for (const [at, digits] of pieces.entries()) {
    // Nothing stands before a prefix with which the word begins.
    if (at === 0 && digits === '' && pieces.length > 1) continue;
    const wrong = /[^0-9a-f]/iu.exec(digits);
    if (wrong !== null) return wrongAt(`"${wrong[0]}" is no digit.`, whole, index);
    if (digits === '') return wrongAt(`"${whole}" has no digits.`, whole, index);
    if (digits.length > 1 && digits.length % 2 === 1) {
      return wrongAt(`"${whole}" has ${digits.length} digits, and a byte has two.`, whole, index);
    }
    parts.push(Buffer.from(digits.length === 1 ? `0${digits}` : digits, 'hex'));
  }
  return { ok: true, value: Buffer.concat(parts) };
}

function wrongAt(message: string, whole: string, index: number): PayloadReading<never> {
  const detail = 'Write two digits a byte: 48656c6c6f, 48:65:6c:6c:6f or 0x48, 0x65.';
  return { ok: false, problem: { message, detail, from: index, to: index + whole.length } };
}

import type { Result } from '../../contract';
import { asResult, type PayloadReading } from './payload-reading';

/** Escapes of one letter, as in C and printf(1). */
const letters: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  e: 27,
  '\\': 92,
  '"': 34,
  "'": 39,
};

/** An escape from its backslash on, or what stands before the next one. */
const piece =
  /\\(?:x(?<hex>[0-9a-f]{1,2})|u\{(?<point>[0-9a-f]{1,6})\}|u(?<unit>[0-9a-f]{4})|(?<octal>[0-7]{1,3})|(?<letter>.)?)|[^\\]+/gisu;

/**
 * The bytes of a text: UTF-8, and of escapes `\n \r \t \0 \\`, the other letters of C, `\xNN` (a byte),
 * up to three octal digits (a byte), `\uNNNN` and `\u{N}` (a character). An error names the place.
 */
export function textPayload(text: string): Result<Uint8Array> {
  return asResult(readEscapes(text), text, 'text');
}

/** The same, with the place of an error as numbers. */
export function readEscapes(text: string): PayloadReading<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const { 0: whole, index, groups = {} } of text.matchAll(piece)) {
    const bytes = whole.startsWith('\\') ? escaped(groups) : Buffer.from(whole);
    if (bytes === null) return noEscape(whole, index);
    parts.push(bytes);
  }
  return { ok: true, value: Buffer.concat(parts) };
}

/** Null for what is none. */
function escaped(groups: Record<string, string | undefined>): Uint8Array | null {
  const { hex, octal, letter } = groups;
  const point = groups['point'] ?? groups['unit'];
  if (hex !== undefined) return Uint8Array.of(parseInt(hex, 16));
  if (octal !== undefined)
    return parseInt(octal, 8) > 255 ? null : Uint8Array.of(parseInt(octal, 8));
  if (point !== undefined) return characterOf(parseInt(point, 16));
  const byte = letters[letter ?? ''];
  return byte === undefined ? null : Uint8Array.of(byte);
}

function characterOf(point: number): Uint8Array | null {
  const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? Buffer.from(String.fromCodePoint(point)) : null;
}

function noEscape(escape: string, index: number): PayloadReading<never> {
  const problem = {
    message: `"${escape}" is no escape.`,
    detail: 'There are \\n, \\r, \\t, \\0, \\xNN for a byte, and \\\\ for a backslash.',
    from: index,
    to: index + escape.length,
  };
  return { ok: false, problem };
}

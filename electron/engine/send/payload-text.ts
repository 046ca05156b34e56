import { failure, success, type Result } from '../../contract';

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
  const parts: Uint8Array[] = [];
  for (const { 0: whole, index, groups = {} } of text.matchAll(piece)) {
    const bytes = whole.startsWith('\\') ? escaped(groups) : Buffer.from(whole);
    if (bytes === null) return noEscape(text, index, whole);
    parts.push(bytes);
  }
  return success(Buffer.concat(parts));
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

function noEscape(text: string, index: number, escape: string): Result<never> {
  return failure(
    'INPUT_INVALID',
    `The text is wrong at character ${Array.from(text.slice(0, index)).length + 1}: "${escape}" is no escape.`,
    'There are \\n, \\r, \\t, \\0, \\xNN for a byte, and \\\\ for a backslash.',
  );
}

const separator = /[\s,;:_-]+/u;

/**
 * The bytes of hexadecimal digits. Between bytes there may be white space, commas, semicolons, colons,
 * dashes and underscores, and `0x` or `\x` before each; a single digit between them is a byte too.
 */
export function hexPayload(text: string): Result<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const word of text.replaceAll(/\\x/giu, ' 0x').split(separator)) {
    const digits = word.replace(/^0x/iu, '');
    const wrong = /[^0-9a-f]/iu.exec(digits)?.[0];
    if (wrong !== undefined || (digits === '' && word !== '')) {
      return wrongHex(wrong === undefined ? `"${word}" has no digits` : `"${wrong}" is no digit`);
    }
    if (digits.length > 1 && digits.length % 2 === 1) {
      return wrongHex(`"${word}" has ${digits.length} digits, and a byte has two`);
    }
    parts.push(Buffer.from(digits.length === 1 ? `0${digits}` : digits, 'hex'));
  }
  return success(Buffer.concat(parts));
}

function wrongHex(problem: string): Result<never> {
  return failure(
    'INPUT_INVALID',
    `The hexadecimal payload is wrong: ${problem}.`,
    'Write two digits a byte: 48656c6c6f, 48:65:6c:6c:6f or 0x48, 0x65.',
  );
}

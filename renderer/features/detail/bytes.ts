import type { Charset, Place } from '../../../electron/contract';

/** Bytes in a row of the view. */
export const rowBytes = 16;

/** Bytes that are chosen: from where the choosing began to where the cursor is, both included. */
export interface ByteRange {
  anchor: number;
  cursor: number;
}

export function placeOf({ anchor, cursor }: ByteRange): Place {
  return { offset: Math.min(anchor, cursor), length: Math.abs(anchor - cursor) + 1 };
}

/** Where a key moves the cursor; null for keys that do not. `page` is rows on the screen. */
export function movedBy(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  cursor: number,
  { count, page }: { count: number; page: number },
): number | null {
  const moved = targetOf(key, ctrlKey, cursor, page);
  if (moved === null || count === 0) return null;
  return Math.max(0, Math.min(count - 1, moved));
}

function targetOf(key: string, isFar: boolean, cursor: number, page: number): number | null {
  const rowStart = cursor - (cursor % rowBytes);
  switch (key) {
    case 'ArrowLeft':
      return cursor - 1;
    case 'ArrowRight':
      return cursor + 1;
    case 'ArrowUp':
      return cursor < rowBytes ? cursor : cursor - rowBytes;
    case 'ArrowDown':
      return cursor + rowBytes;
    case 'PageUp':
      return cursor - rowBytes * Math.min(page, Math.floor(cursor / rowBytes));
    case 'PageDown':
      return cursor + rowBytes * page;
    case 'Home':
      return isFar ? 0 : rowStart;
    case 'End':
      return isFar ? Infinity : rowStart + rowBytes - 1;
    default:
      return null;
  }
}

/** `0a 1f`: two digits a byte. */
export function hexOf(bytes: Uint8Array, separator = ' '): string {
  return Array.from(bytes, hexByte).join(separator);
}

export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Four digits, which is enough for all that UDP carries. */
export function offsetText(offset: number): string {
  return offset.toString(16).padStart(4, '0');
}

/** What stands for a byte that is no character to be seen. */
const unseen = '·';

/** Sizes of characters that are not ASCII, in bytes, in the order in which they are tried. */
const sizes: Readonly<Record<Charset, readonly number[]>> = {
  'utf-8': [2, 3, 4],
  latin1: [1],
  'windows-1252': [1],
  gbk: [2, 4],
  shift_jis: [1, 2],
};

/**
 * A sign for each byte: the character that begins there, nothing for its further bytes, and a dot for what
 * cannot be seen.
 */
export function glyphsOf(bytes: Uint8Array, charset: Charset): string[] {
  const glyphs: string[] = [];
  const decoder = new TextDecoder(charset === 'latin1' ? 'windows-1252' : charset);
  while (glyphs.length < bytes.length) {
    const at = glyphs.length;
    const byte = bytes[at] ?? 0;
    const found = byte < 0x80 ? null : characterAt(bytes, at, { decoder, charset });
    if (found === null)
      glyphs.push(byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : unseen);
    else glyphs.push(found.text, ...Array.from({ length: found.size - 1 }, () => ''));
  }
  return glyphs;
}

function characterAt(
  bytes: Uint8Array,
  at: number,
  { decoder, charset }: { decoder: TextDecoder; charset: Charset },
): { text: string; size: number } | null {
  // ISO 8859-1 has controls there, for which the decoder has signs of windows-1252.
  if (charset === 'latin1' && (bytes[at] ?? 0) < 0xa0) return null;
  for (const size of sizes[charset]) {
    if (at + size > bytes.length) return null;
    const text = decoder.decode(bytes.subarray(at, at + size));
    if (isOneCharacter(text)) return { text: isSeen(text) ? text : unseen, size };
  }
  return null;
}

function isOneCharacter(text: string): boolean {
  return !text.includes('\ufffd') && text.codePointAt(0) !== undefined && [...text].length === 1;
}

/** Neither a control, a mark that would stand over another sign, nor a space. */
function isSeen(text: string): boolean {
  return !/[\p{C}\p{M}\p{Z}]/u.test(text);
}

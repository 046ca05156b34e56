import { addValue } from './message';

export interface KeyValueLayout {
  /** Between key and value. */
  assign: string;
  /** Between pairs. */
  separator: string;
}

type NotePair = (key: string, from: number, to: number) => void;

/**
 * Reads pairs into the fields. A value in double quotes may hold anything; a backslash in it takes the
 * meaning from the character behind. What has no key is passed over. Linear in the length.
 *
 * @param note Is told where each pair lies in the text, from the key to behind the value.
 * @returns How many pairs there are.
 */
export function readKeyValues(
  text: string,
  fields: Record<string, string>,
  { assign, separator }: KeyValueLayout,
  note?: NotePair,
): number {
  let count = 0;
  let at = 0;
  let assignAt = text.indexOf(assign);
  while (assignAt >= 0) {
    const key = keyBefore(text, at, assignAt, separator);
    const valueAt = assignAt + assign.length;
    const end = valueEnd(text, valueAt, separator);
    if (isKey(key)) {
      addValue(fields, key, unquoted(text.slice(valueAt, end)));
      note?.(key, text.lastIndexOf(key, assignAt - key.length), end);
      count++;
    }
    at = end + separator.length;
    assignAt = text.indexOf(assign, Math.max(at, valueAt));
  }
  return count;
}

/**
 * Words without an assignment may stand before the key. The search backwards ends at the separator that
 * the pair before left behind.
 */
function keyBefore(text: string, from: number, to: number, separator: string): string {
  if (to <= from) return '';
  const before = text.lastIndexOf(separator, to - separator.length);
  return text.slice(before < from ? from : before + separator.length, to).trim();
}

/** Longer ones are text; the bound keeps hostile input from being kept twice. */
const longestKey = 128;

function isKey(key: string): boolean {
  return key !== '' && key.length <= longestKey;
}

function valueEnd(text: string, at: number, separator: string): number {
  const from = text.charAt(at) === '"' ? quoteEnd(text, at + 1) : at;
  const end = text.indexOf(separator, from);
  return end < 0 ? text.length : end;
}

/** Behind the closing quote; where the value starts if there is none. */
function quoteEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    at += character === '\\' ? 2 : 1;
  }
  return from;
}

function unquoted(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  const inner = value.slice(1, -1);
  return inner.includes('\\') ? inner.replace(/\\(["\\])/g, '$1') : inner;
}

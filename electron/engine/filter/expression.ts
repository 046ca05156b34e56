import { isUtf8 } from 'node:buffer';
import { decimalSeconds } from '../../contract';
import { wholeLength } from '../decode/syslog/charset';
import { addressText } from './address-bytes';
import { arrayOf, textOf, utf8Bytes, type ByteString } from './byte-string';
import type { Dissection } from './dissection';
import type { FilterField } from './field';
import { fieldNamed } from './fields';
import { isAddress, type Value } from './value';

/** Bytes of a value that an expression has: of longer ones it asks for the beginning. */
const longestValue = 200;

/**
 * The expression that finds datagrams which have the same value of a field as this one, in the order of
 * its values; null for one that cannot be written. None where the datagram does not have the field.
 */
export function equalities(name: string, datagram: Dissection): (string | null)[] {
  const field = fieldNamed(name);
  return field?.values(datagram).map((value) => equality(field, value)) ?? [];
}

/** As {@link equalities}, of a field with one value, or of its first one. */
export function equalityOf(name: string, datagram: Dissection): string | null {
  return equalities(name, datagram)[0] ?? null;
}

/** What finds datagrams in which a field has these bytes somewhere; null where there are none. */
export function containing(name: string, bytes: ByteString): string | null {
  return bytes === '' ? null : `${name} contains ${quoted(beginningOf(bytes))}`;
}

/** A text as a string of the filter language. */
export function quotedText(text: string): string {
  return quoted(utf8Bytes(text));
}

function equality(field: FilterField, value: Value): string | null {
  const { name, type } = field;
  if (typeof value === 'bigint') {
    return value < 0n ? null : `${name} == ${decimalSeconds(value)}`;
  }
  // The language has neither negative numbers nor fractions.
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 ? `${name} == ${nameOf(field, value)}` : null;
  }
  if (isAddress(type)) return `${name} == ${addressText(value)}`;
  return value.length > longestValue ? containing(name, value) : `${name} == ${quoted(value)}`;
}

/** Of values that have names the first one. */
function nameOf({ valueNames }: FilterField, value: number): string {
  for (const [name, number] of valueNames ?? []) if (number === value) return name;
  return String(value);
}

/** No character is cut in two where the bytes are text. */
function beginningOf(bytes: ByteString): ByteString {
  if (bytes.length <= longestValue) return bytes;
  const array = arrayOf(bytes.slice(0, longestValue));
  return bytes.slice(0, wholeLength(array, 'utf-8'));
}

/** What would not be seen, or be obeyed, and what means something between quotes. */
const special =
  /["\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Bytes as a string of the filter language: as text where they are, escaped otherwise. */
function quoted(bytes: ByteString): string {
  if (isUtf8(arrayOf(bytes))) return `"${textOf(bytes).replace(special, escaped)}"`;
  return `"${bytes.replace(/["\\]|[^ -~]/gu, escapedByte)}"`;
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  // `\x` is a byte, and beyond ASCII not the character: that is `\u`.
  return code < 0x80 ? escapedByte(character) : `\\u${hex(code, 4)}`;
}

function escapedByte(byte: ByteString): string {
  return byte === '"' || byte === '\\' ? `\\${byte}` : `\\x${hex(byte.charCodeAt(0), 2)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

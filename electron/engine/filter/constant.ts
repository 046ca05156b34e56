import { isIPv4, isIPv6 } from 'node:net';
import { addressBytes } from './address-bytes';
import { textOf, utf8Bytes, type ByteString } from './byte-string';
import { FilterError } from './filter-error';
import type { Operand } from './syntax';
import { instantOf } from './instant';
import { typeNames, type Value, type ValueType } from './value';

/** A value that stands in the filter; of an address how many of its bits count. */
export interface Constant {
  value: Value;
  prefix?: number;
}

/** What a constant is compared with. */
export interface Expected {
  type: ValueType;
  /** Of numbers: the largest that it can be. */
  most?: number | undefined;
  valueNames?: ReadonlyMap<string, number> | undefined;
}

type Literal = Extract<Operand, { kind: 'word' | 'string' | 'character' }>;

/** The value that a literal is for what it is compared with. Throws FilterError. */
export function constantOf(literal: Literal, expected: Expected): Constant {
  switch (expected.type) {
    case 'number':
      return { value: numberOf(literal, expected) };
    case 'boolean':
      return { value: booleanOf(literal) };
    case 'time':
      return { value: timeOf(literal) };
    case 'string':
      return { value: stringOf(literal) };
    case 'bytes':
      return { value: bytesOf(literal) };
    case 'ipv4':
    case 'ipv6':
      return addressOf(literal, expected.type);
    case 'presence':
      throw new FilterError('a protocol is there or not: it has no value', literal);
  }
}

/** The characters of a literal. */
export function wordOf(literal: Literal): string {
  if (literal.kind === 'word') return literal.text;
  return literal.kind === 'string' ? textOf(literal.bytes) : String.fromCharCode(literal.code);
}

function numberOf(literal: Literal, { most, valueNames }: Expected): number {
  if (literal.kind === 'character') return literal.code;
  const text = wordOf(literal);
  const named = valueNames?.get(text.toLowerCase());
  if (named !== undefined) return named;
  const value = numberIn(text);
  if (value === null) {
    const names = valueNames ? ` or a name: ${listed([...valueNames.keys()])}` : '';
    throw new FilterError(`"${text}" is no number${names}`, literal);
  }
  const limit = most === undefined ? Infinity : largestOfWidth(most);
  if (value > limit) {
    throw new FilterError(`${text} is too large: the most that it can be is ${limit}`, literal);
  }
  return value;
}

/** What the one, two or four bytes can hold that a value needs. */
function largestOfWidth(most: number): number {
  return [0xff, 0xffff, 0xffff_ffff].find((limit) => most <= limit) ?? most;
}

/** Decimal, 0x hexadecimal, 0b binary and, with a leading zero, octal. */
function numberIn(text: string): number | null {
  if (/^0[0-7]+$/u.test(text)) return parseInt(text, 8);
  if (/^(?:\d+|0x[\da-f]+|0b[01]+)$/iu.test(text) && !/^0\d/u.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : null;
  }
  return null;
}

function booleanOf(literal: Literal): number {
  const text = wordOf(literal).toLowerCase();
  if (text === '1' || text === 'true') return 1;
  if (text === '0' || text === 'false') return 0;
  throw new FilterError('expected true or false, 1 or 0', literal);
}

function timeOf(literal: Literal): bigint {
  const text = wordOf(literal);
  const instant = instantOf(text);
  if (instant === null) {
    const forms = 'seconds such as 1700000000.5, or "2026-01-31 12:00:00"';
    throw new FilterError(`"${text}" is no time: write ${forms}`, literal);
  }
  return instant;
}

function stringOf(literal: Literal): ByteString {
  if (literal.kind === 'string') return literal.bytes;
  return literal.kind === 'word' ? utf8Bytes(literal.text) : String.fromCharCode(literal.code);
}

/** `80:60`, `80-60`, `80.60` and `8060` are two bytes; a digit left over is a byte of its own. */
function bytesOf(literal: Literal): ByteString {
  if (literal.kind !== 'word') return stringOf(literal);
  const digits = literal.text.replace(/^0x/iu, '');
  const separator = /[:.-]/u.exec(digits)?.[0];
  const parts = separator === undefined ? pairsOf(digits) : digits.split(separator);
  if (parts.length === 0 || !parts.every((part) => /^[\da-f]{1,2}$/iu.test(part))) {
    throw new FilterError(
      `"${literal.text}" is not bytes such as 80:60 or 8060; text stands between quotes`,
      literal,
    );
  }
  return String.fromCharCode(...parts.map((part) => parseInt(part, 16)));
}

function pairsOf(digits: string): string[] {
  return digits.match(/..?/gu) ?? [];
}

function addressOf(literal: Literal, type: 'ipv4' | 'ipv6'): Constant {
  const [address = '', length, ...others] = wordOf(literal).split('/');
  const isOfFamily = type === 'ipv4' ? isIPv4(address) : isIPv6(address);
  const value = isOfFamily ? addressBytes(address) : null;
  if (value === null || others.length > 0) {
    throw new FilterError(`"${wordOf(literal)}" is not ${typeNames[type]}`, literal);
  }
  if (length === undefined) return { value };
  const bits = value.length * 8;
  if (!/^\d{1,3}$/u.test(length) || Number(length) > bits) {
    throw new FilterError(`behind the / stand 0 to ${bits} bits, not "${length}"`, literal);
  }
  return { value, prefix: Number(length) };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown}, ...` : shown;
}

import type { ByteString } from './byte-string';
import type { Dissection } from './dissection';
import type { Quantifier, Relation } from './syntax';
import type { Term } from './term';
import type { Value, ValueType } from './value';

/** What is asked of one pair of values. */
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'contains';

/** A relation as the comparison of pairs, and whether one pair is enough or all are meant. */
export interface Quantified {
  comparison: Comparison;
  quantifier: Quantifier;
}

const meanings: Readonly<Record<Exclude<Relation, 'matches'>, Quantified>> = {
  any_eq: { comparison: 'eq', quantifier: 'any' },
  all_eq: { comparison: 'eq', quantifier: 'all' },
  any_ne: { comparison: 'ne', quantifier: 'any' },
  all_ne: { comparison: 'ne', quantifier: 'all' },
  gt: { comparison: 'gt', quantifier: 'any' },
  ge: { comparison: 'ge', quantifier: 'any' },
  lt: { comparison: 'lt', quantifier: 'any' },
  le: { comparison: 'le', quantifier: 'any' },
  contains: { comparison: 'contains', quantifier: 'any' },
};

/** What a relation means with the quantifier before it, if there is one. */
export function quantified(
  relation: Exclude<Relation, 'matches'>,
  quantifier: Quantifier | null,
): Quantified {
  const meaning = meanings[relation];
  return quantifier === null ? meaning : { ...meaning, quantifier };
}

type Test = (left: Value, right: Value) => boolean;

const tests: Readonly<Record<Comparison, Test>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
  contains: (left, right) => String(left).includes(String(right)),
};

/** Of bytes the longer are the greater ones, whatever they are (Wireshark 4.0). */
const byteTests: Readonly<Record<Comparison, Test>> = {
  ...tests,
  gt: (left, right) => orderOf(String(left), String(right)) > 0,
  ge: (left, right) => orderOf(String(left), String(right)) >= 0,
  lt: (left, right) => orderOf(String(left), String(right)) < 0,
  le: (left, right) => orderOf(String(left), String(right)) <= 0,
};

function orderOf(left: ByteString, right: ByteString): number {
  if (left.length !== right.length) return left.length - right.length;
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Whether a datagram passes; one without a value on either side never does. */
export function comparer(
  { comparison, quantifier }: Quantified,
  left: Term,
  right: Term,
): (datagram: Dissection) => boolean {
  const test = testOf(comparison, left.type, right.constant?.prefix);
  if (right.constant !== undefined) {
    const { value } = right.constant;
    return some(quantifier, left, (candidate) => test(candidate, value));
  }
  return (datagram) => {
    const others = right.values(datagram);
    if (others.length === 0) return false;
    const isPassed = (value: Value): boolean =>
      quantifier === 'all'
        ? others.every((other) => test(value, other))
        : others.some((other) => test(value, other));
    return some(quantifier, left, isPassed)(datagram);
  };
}

/** Whether one value passes, or all do and there is one. */
export function some(
  quantifier: Quantifier,
  term: Term,
  test: (value: Value) => boolean,
): (datagram: Dissection) => boolean {
  if (quantifier === 'any') return (datagram) => term.values(datagram).some(test);
  return (datagram) => {
    const values = term.values(datagram);
    return values.length > 0 && values.every(test);
  };
}

/** Of an address with a prefix the bits before its end are compared, of both sides. */
export function testOf(comparison: Comparison, type: ValueType, prefix?: number): Test {
  const test = (type === 'bytes' ? byteTests : tests)[comparison];
  if (prefix === undefined) return test;
  return (left, right) => test(masked(String(left), prefix), masked(String(right), prefix));
}

function masked(address: ByteString, prefix: number): ByteString {
  const whole = prefix >> 3;
  const rest = prefix & 7;
  const begin = address.slice(0, whole);
  if (rest === 0) return begin;
  return begin + String.fromCharCode(address.charCodeAt(whole) & (0xff00 >> rest) & 0xff);
}

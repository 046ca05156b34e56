import type { Predicate } from '#native';
import { addressText } from './address-bytes';
import { arrayOf } from './byte-string';
import type { Quantified } from './comparison';
import type { Constant } from './constant';
import type { Indexed, IndexedValue } from './field';
import type { Quantifier } from './syntax';

// What the query of a log can be asked instead of each datagram.

const nothing: Predicate = { kind: 'or', of: [] };

/** A comparison with a constant; null where the index cannot answer it. */
export function indexedComparison(
  indexed: Indexed | undefined,
  { comparison, quantifier }: Quantified,
  constant: Constant,
): Predicate | null {
  const { value } = constant;
  switch (indexed?.kind) {
    case 'number': {
      const of = Number(value);
      const { least, most } = indexed;
      const range = { least, most, previous: of - 1, next: of + 1 };
      const one = (entry: IndexedValue<number>): Predicate | null =>
        comparisons(comparison, entry, of, range);
      return combined(quantifier, indexed.values.map(one));
    }
    case 'time': {
      const of = BigInt(value);
      const range = { least: -(2n ** 63n), most: 2n ** 63n - 1n, previous: of - 1n, next: of + 1n };
      const one = (entry: IndexedValue<bigint>): Predicate | null =>
        comparisons(comparison, entry, of, range);
      return combined(quantifier, indexed.values.map(one));
    }
    case 'address': {
      const prefix = prefixText(constant);
      return combined(
        quantifier,
        indexed.values.map(({ present, within }) => {
          if (comparison === 'eq') return within(prefix);
          return comparison === 'ne' ? both(present, not(within(prefix))) : null;
        }),
      );
    }
    case 'payload':
      if (comparison !== 'contains' || value === '') return null;
      return both(indexed.present, { kind: 'contains', bytes: arrayOf(String(value)) });
    default:
      return null;
  }
}

/** Whether a value lies between two constants, both included. */
export function indexedRange(
  indexed: Indexed | undefined,
  quantifier: Quantifier,
  least: Constant,
  most: Constant,
): Predicate | null {
  if (indexed?.kind === 'number') {
    const from = Math.max(indexed.least, Number(least.value));
    const to = Math.min(indexed.most, Number(most.value));
    if (from > to) return nothing;
    return combined(
      quantifier,
      indexed.values.map((entry) => entry.between(from, to)),
    );
  }
  if (indexed?.kind === 'time') {
    const [from, to] = [BigInt(least.value), BigInt(most.value)];
    if (from > to) return nothing;
    return combined(
      quantifier,
      indexed.values.map((entry) => entry.between(from, to)),
    );
  }
  return null;
}

/** Whether a datagram has the field at all. */
export function indexedPresence(indexed: Indexed | undefined): Predicate | null {
  switch (indexed?.kind) {
    case 'number':
    case 'time':
    case 'address':
      return indexed.values[0]?.present ?? null;
    case 'presence':
      return indexed.present;
    default:
      return null;
  }
}

/** A regular expression in the payload. */
export function indexedPattern(indexed: Indexed | undefined, source: string): Predicate | null {
  if (indexed?.kind !== 'payload') return null;
  return both(indexed.present, { kind: 'length', least: 1 }, { kind: 'matches', pattern: source });
}

interface Range<Bound> {
  least: Bound;
  most: Bound;
  previous: Bound;
  next: Bound;
}

/** Of one value, which lies between the ends of its range. */
function comparisons<Bound extends number | bigint>(
  comparison: Quantified['comparison'],
  { present, between }: IndexedValue<Bound>,
  of: Bound,
  { least, most, previous, next }: Range<Bound>,
): Predicate | null {
  const clipped = (from: Bound, to: Bound): Predicate => {
    const begin = from < least ? least : from;
    const end = to > most ? most : to;
    return begin > end ? nothing : between(begin, end);
  };
  switch (comparison) {
    case 'eq':
      return clipped(of, of);
    case 'ne':
      return both(present, not(clipped(of, of)));
    case 'gt':
      return clipped(next, most);
    case 'ge':
      return clipped(of, most);
    case 'lt':
      return clipped(least, previous);
    case 'le':
      return clipped(least, of);
    case 'contains':
      return null;
  }
}

/** A field has all of its values or none, so that all of them passing means that there is one. */
function combined(
  quantifier: Quantifier,
  predicates: readonly (Predicate | null)[],
): Predicate | null {
  const of = predicates.filter((predicate) => predicate !== null);
  if (of.length < predicates.length) return null;
  const [first] = of;
  if (of.length === 1 && first !== undefined) return first;
  return { kind: quantifier === 'any' ? 'or' : 'and', of };
}

function both(...of: readonly Predicate[]): Predicate {
  return { kind: 'and', of };
}

function not(of: Predicate): Predicate {
  return { kind: 'not', of };
}

function prefixText({ value, prefix }: Constant): string {
  const text = addressText(String(value));
  return prefix === undefined ? text : `${text}/${prefix}`;
}

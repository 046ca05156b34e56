import type { Predicate } from '#native';
import type { Dissection } from './dissection';
import type { Value, ValueType } from './value';

/** One value of a field as the index of a log knows it, exactly. */
export interface IndexedValue<Bound> {
  /** Which datagrams have it. */
  present: Predicate;
  /** Those whose value lies between these, both included. */
  between(least: Bound, most: Bound): Predicate;
}

/**
 * What the query of a log can be asked instead of the datagrams. A field that can have several values
 * has several entries; a datagram has either all of them or none.
 */
export type Indexed =
  | {
      kind: 'number';
      least: number;
      most: number;
      values: readonly IndexedValue<number>[];
    }
  | { kind: 'time'; values: readonly IndexedValue<bigint>[] }
  | {
      kind: 'address';
      values: readonly { present: Predicate; within(prefix: string): Predicate }[];
    }
  /** The payload, and what datagrams have one. */
  | { kind: 'payload'; present: Predicate }
  | { kind: 'presence'; present: Predicate };

/** A field of the filter language. */
export interface FilterField {
  /** Wireshark's where it has one, else one below `gramscope.`. */
  name: string;
  type: ValueType;
  description: string;
  /** The largest value that a number can have. */
  most?: number;
  /** Values that have names. */
  valueNames?: ReadonlyMap<string, number>;
  /** None where the datagram does not have the field. */
  values(datagram: Dissection): readonly Value[];
  indexed?: Indexed;
}

import type { Predicate } from '#native';
import { check } from './check';
import type { Dissection } from './dissection';
import { parse } from './parse';
import { plan } from './plan';
import { evaluator, type Test } from './test';

/** A filter that was understood. */
export interface Filter {
  readonly text: string;
  /** Whether a datagram passes. Never throws. */
  matches(datagram: Dissection): boolean;
  /** The same for the query of a log: tests that it cannot answer are `judged`, by their number. */
  readonly predicate: Predicate;
  readonly judged: readonly ((datagram: Dissection) => boolean)[];
}

const everything: Test = { kind: 'and', of: [] };

/**
 * Reads a filter in Wireshark's display filter syntax (wireshark-filter(4)); nothing but white space
 * lets everything through. Throws FilterError.
 */
export function compileFilter(text: string): Filter {
  const expression = parse(text);
  const test = expression === null ? everything : check(expression);
  return { text, matches: evaluator(test), ...plan(test, { from: 0, to: text.length }) };
}

import type { Predicate } from '#native';
import type { Dissection } from './dissection';

/** A test that nothing is left to check of. */
export type Test =
  /** `xor`: an odd number of them passes. */
  { kind: 'and' | 'or' | 'xor'; of: readonly Test[] } | { kind: 'not'; of: Test } | Leaf;

export interface Leaf {
  kind: 'leaf';
  matches(datagram: Dissection): boolean;
  /** The same as a query of the log can find it out by itself, exactly; null where it cannot. */
  indexed: Predicate | null;
}

/** The test as a function. */
export function evaluator(test: Test): (datagram: Dissection) => boolean {
  switch (test.kind) {
    case 'leaf':
      return (datagram) => test.matches(datagram);
    case 'not': {
      const of = evaluator(test.of);
      return (datagram) => !of(datagram);
    }
    case 'xor': {
      const of = test.of.map(evaluator);
      return (datagram) => of.reduce((odd, matches) => odd !== matches(datagram), false);
    }
    case 'and': {
      const of = test.of.map(evaluator);
      return (datagram) => of.every((matches) => matches(datagram));
    }
    case 'or': {
      const of = test.of.map(evaluator);
      return (datagram) => of.some((matches) => matches(datagram));
    }
  }
}

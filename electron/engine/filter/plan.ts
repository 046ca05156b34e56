import type { Predicate } from '#native';
import { asksAboutStreams } from '../streams/asks-about-streams';
import type { Dissection } from './dissection';
import { FilterError, type Span } from './filter-error';
import { evaluator, type Test } from './test';

/** How the query of a log goes about a filter. */
export interface Plan {
  predicate: Predicate;
  /** The tests of its `judged` parts, by their numbers. */
  judged: ((datagram: Dissection) => boolean)[];
}

/** What a predicate may be at most: see `Query` of the addon. */
const mostDepth = 60;
const mostTests = 4000;
const mostPatterns = 16;
const mostJudged = 256;
/** Tests about streams that are joined by `xor`. */
const mostExclusive = 8;

/** A part of a test: what the query can answer, or what is left to be judged. */
type Part = { predicate: Predicate } | { judge: (datagram: Dissection) => boolean };

/**
 * Leaves to the query what it can answer, and judges the rest, as much of it as possible at once. A
 * filter that is too large for a predicate is judged as a whole. `span` is where it stands. Throws FilterError where it
 * is too large and about streams, which only the query knows.
 */
export function plan(test: Test, span: Span): Plan {
  const planner = new Planner(span);
  const predicate = planner.predicateOf(planner.part(test));
  const isTooLarge =
    depthOf(predicate) > mostDepth ||
    planner.judged.length > mostJudged ||
    count(predicate, () => true) > mostTests ||
    count(predicate, ({ kind }) => kind === 'matches') > mostPatterns;
  if (!isTooLarge) return { predicate, judged: planner.judged };
  if (asksAboutStreams(predicate)) throw tooLarge(span);
  return { predicate: { kind: 'judged', test: 0 }, judged: [evaluator(test)] };
}

class Planner {
  readonly judged: ((datagram: Dissection) => boolean)[] = [];

  constructor(private readonly span: Span) {}

  part(test: Test): Part {
    switch (test.kind) {
      case 'leaf':
        return test.indexed === null
          ? { judge: (datagram) => test.matches(datagram) }
          : { predicate: test.indexed };
      case 'not': {
        const of = this.part(test.of);
        if ('judge' in of) return { judge: (datagram) => !of.judge(datagram) };
        return { predicate: { kind: 'not', of: of.predicate } };
      }
      case 'xor':
        return this.#exclusive(test.of, test);
      default:
        return this.#group(test.kind, test.of);
    }
  }

  predicateOf(part: Part): Predicate {
    if ('predicate' in part) return part.predicate;
    this.judged.push(part.judge);
    return { kind: 'judged', test: this.judged.length - 1 };
  }

  /** The members that are judged are judged together. */
  #group(kind: 'and' | 'or', tests: readonly Test[]): Part {
    const parts = tests.map((test) => this.part(test));
    const judges = parts.flatMap((part) => ('judge' in part ? [part.judge] : []));
    const of = parts.flatMap((part) => ('predicate' in part ? [part.predicate] : []));
    const judge = (datagram: Dissection): boolean =>
      kind === 'and'
        ? judges.every((matches) => matches(datagram))
        : judges.some((matches) => matches(datagram));
    if (judges.length === 0) return { predicate: { kind, of } };
    if (of.length === 0) return { judge };
    return { predicate: { kind, of: [...of, this.predicateOf({ judge })] } };
  }

  /** Written out only where that does not double what is doubled already. */
  #exclusive(of: readonly Test[], whole: Test): Part {
    if (of.some(isAboutStreams)) return this.#exclusivePredicates(of);
    const [left, right, ...others] = of;
    const isSimple = others.length === 0 && !of.some(hasExclusive);
    if (left === undefined || right === undefined || !isSimple) return { judge: evaluator(whole) };
    const [first, second] = [this.part(left), this.part(right)];
    if ('judge' in first || 'judge' in second) return { judge: evaluator(whole) };
    return { predicate: exclusive(first.predicate, second.predicate) };
  }

  /** Written out, because it cannot be judged: each more of them doubles it. */
  #exclusivePredicates(of: readonly Test[]): Part {
    if (of.length > mostExclusive || of.some(hasExclusive)) throw tooLarge(this.span);
    return { predicate: of.map((test) => this.predicateOf(this.part(test))).reduce(exclusive) };
  }
}

function exclusive(one: Predicate, other: Predicate): Predicate {
  const both = [one, other];
  const notBoth: Predicate = { kind: 'not', of: { kind: 'and', of: both } };
  return { kind: 'and', of: [{ kind: 'or', of: both }, notBoth] };
}

function tooLarge(span: Span): FilterError {
  return new FilterError('a filter about streams cannot be as large as this', span);
}

function isAboutStreams(test: Test): boolean {
  if (test.kind === 'leaf') return test.indexed !== null && asksAboutStreams(test.indexed);
  return test.kind === 'not' ? isAboutStreams(test.of) : test.of.some(isAboutStreams);
}

function hasExclusive(test: Test): boolean {
  if (test.kind === 'xor') return true;
  if (test.kind === 'not') return hasExclusive(test.of);
  return test.kind !== 'leaf' && test.of.some(hasExclusive);
}

function membersOf(predicate: Predicate): readonly Predicate[] {
  if (predicate.kind === 'not') return [predicate.of];
  return predicate.kind === 'and' || predicate.kind === 'or' ? predicate.of : [];
}

function depthOf(predicate: Predicate): number {
  return 1 + membersOf(predicate).reduce((most, of) => Math.max(most, depthOf(of)), 0);
}

function count(predicate: Predicate, isCounted: (predicate: Predicate) => boolean): number {
  const own = isCounted(predicate) ? 1 : 0;
  return membersOf(predicate).reduce((sum, of) => sum + count(of, isCounted), own);
}

import {
  failure,
  nanosecondsOf,
  success,
  type CallInput,
  type CallOutput,
  type Result,
} from '../contract';
import {
  find,
  land,
  parseJump,
  readFilter,
  type Asked,
  type Filter,
  type JumpTarget,
  type Searchable,
  type TimedLog,
} from '../engine';
import type { Matches } from './matches';

type FindInput = CallInput<'log.find'>;
type JumpInput = CallInput<'log.jump'>;

/** What is shown: where it is null, all of the log. */
type View = number | null;

/** What is searched, and can tell when a datagram came. */
export interface Landscape extends Searchable, TimedLog {
  timeAt(number: number): string | null;
}

/** The looking for datagrams of a window: one search at a time. */
export class Finder {
  #search = new AbortController();

  constructor(
    readonly log: Landscape,
    readonly matches: Matches,
  ) {}

  /** Ends the search that is under way. */
  end(): void {
    this.#search.abort();
  }

  async find({ view, from, direction, what }: FindInput): Promise<Result<CallOutput<'log.find'>>> {
    const signal = this.#begin();
    const asked = this.#askedOf(view, what);
    if (!asked.ok) return asked;
    const start = this.#numberAt(view, from);
    if (!start.ok) return start;
    const found = await find(this.log, asked.value, { from: start.value, direction, signal });
    if (!found.ok || found.value === null) return found.ok ? success(null) : found;
    const { number, wrapped } = found.value;
    const place = await this.#placeOf(view, number);
    return place.ok ? success({ place: place.value, number, wrapped }) : place;
  }

  async jump({ view, from, to }: JumpInput): Promise<Result<CallOutput<'log.jump'>>> {
    this.end();
    const target = this.#targetOf(view, from, to);
    if (!target.ok) return target;
    const landed = await land(this.log, target.value);
    if (landed === null) return success(null);
    return await this.#nearest(view, landed.number, landed.exact);
  }

  #begin(): AbortSignal {
    this.#search.abort();
    this.#search = new AbortController();
    return this.#search.signal;
  }

  /** What is looked for, of what is shown. */
  #askedOf(view: View, what: FindInput['what']): Result<Asked> {
    const shown = view === null ? success(null) : this.matches.filterOf(view);
    if (!shown.ok) return shown;
    if (what.kind === 'text') return success(containing(what.text, shown.value));
    // Read alone first, so that what is wrong with it is told where it is.
    const wanted = readFilter(what.text);
    if (!wanted.ok || shown.value === null || isEmpty(shown.value)) return wanted;
    return readFilter(isEmpty(wanted.value) ? shown.value.text : both(shown.value, wanted.value));
  }

  #targetOf(view: View, from: number, to: JumpInput['to']): Result<JumpTarget> {
    if (to.kind === 'number') return success(to);
    if (to.kind === 'time') return success({ kind: to.kind, time: nanosecondsOf(to.time) });
    const start = this.#numberAt(view, Math.max(1, from));
    if (!start.ok) return start;
    const { first } = this.log.extent();
    const near = this.log.timeAt(start.value) ?? this.log.timeAt(first);
    return near === null ? nothingThere() : parseJump(to.text, near);
  }

  /** The number of the datagram at a place; that before the first, or after the last, where there is none. */
  #numberAt(view: View, place: number): Result<number> {
    const { first, last } = this.log.extent();
    if (place < 1) return success(first - 1);
    if (view === null) return success(Math.min(place, last + 1));
    const number = this.matches.numberAt(view, place);
    return number.ok ? success(number.value ?? last + 1) : number;
  }

  async #placeOf(view: View, number: number): Promise<Result<number>> {
    return view === null ? success(number) : await this.matches.placeOf(view, number);
  }

  /** The datagram, or the nearest that is shown. */
  async #nearest(
    view: View,
    number: number,
    exact: boolean,
  ): Promise<Result<CallOutput<'log.jump'>>> {
    if (view === null) return success({ place: number, number, exact });
    const place = await this.matches.placeOf(view, number);
    if (!place.ok) return place;
    // Behind the last match there is none: that is the nearest then.
    for (const at of [place.value, place.value - 1]) {
      if (at < 1) break;
      const shown = this.matches.numberAt(view, at);
      if (!shown.ok) return shown;
      if (shown.value !== null) {
        const isThere = exact && shown.value === number;
        return success({ place: at, number: shown.value, exact: isThere });
      }
    }
    return success(null);
  }
}

/** A text in whichever case, of what a filter lets through. */
function containing(text: string, shown: Filter | null): Asked {
  const contains = { kind: 'contains', bytes: Buffer.from(text), ignoreCase: true } as const;
  if (shown === null) return contains;
  return { ...shown, predicate: { kind: 'and', of: [shown.predicate, contains] } };
}

function both(one: Filter, other: Filter): string {
  return `(${one.text}) && (${other.text})`;
}

/** Of white space alone, which no parentheses may hold. */
function isEmpty({ text }: Filter): boolean {
  return text.trim() === '';
}

function nothingThere(): Result<never> {
  return failure('CALL_INAPPLICABLE', 'There are no datagrams to go to.');
}

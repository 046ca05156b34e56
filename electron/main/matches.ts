import {
  failure,
  success,
  type MatchesState,
  type Result,
  type Row,
  type RowRun,
  type SourceState,
} from '../contract';
import {
  explainQuery,
  readFilter,
  type ColoursOf,
  type Counted,
  type Filter,
  type Query,
} from '../engine';

/** What filters are applied to: a running capture, or a file. */
export interface Searched {
  state(): SourceState;
  queryRows(filter: Filter, coloursOf: ColoursOf): Result<Query<Row>>;
}

/** One applied filter. */
interface Search {
  view: number;
  text: string;
  filter: Filter;
  query: Query<Row>;
  /** Number of the first datagram that the log had. */
  first: number;
  near: number;
  took: number | null;
}

/** The filter of a window: at most one query at a time, known by a number that is never used again. */
export class Matches {
  readonly #source: Searched;
  readonly #coloursOf: ColoursOf;
  readonly #changed: () => void;
  #views = 0;
  #search: Search | null = null;

  /** `changed` is called when state() has something new to tell. */
  constructor(source: Searched, coloursOf: ColoursOf, changed: () => void) {
    this.#source = source;
    this.#coloursOf = coloursOf;
    this.#changed = changed;
  }

  /** Looks for what a filter matches, instead of what the one before did; `near` as in the contract. */
  apply(text: string, near: number): Result<{ view: number }> {
    const filter = readFilter(text);
    if (!filter.ok) return filter;
    const { first } = this.#source.state().log;
    const begun = this.#source.queryRows(filter.value, this.#coloursOf);
    if (!begun.ok) return begun;
    this.clear();
    this.#views += 1;
    const search: Search = {
      view: this.#views,
      text,
      filter: filter.value,
      query: begun.value,
      first,
      near,
      took: null,
    };
    this.#search = search;
    search.query.onChange(this.#changed);
    void this.#time(search);
    this.#changed();
    return success({ view: search.view });
  }

  /** Ends the query, if there is one. */
  clear(): void {
    if (this.#search === null) return;
    this.#search.query.close();
    this.#search = null;
    this.#changed();
  }

  /** Those of the matches `first` to `first + count - 1` that are found, and that the log still has. */
  rows(view: number, first: number, count: number): Result<RowRun> {
    const applied = this.#applied(view);
    if (!applied.ok) return applied;
    const query = applied.value;
    const rows = query.matches(first, count);
    const [oldest] = rows;
    return success({ first: oldest === undefined ? first : query.rankOf(oldest.number), rows });
  }

  /** The number in the log of the match at a place; null if the log does not have it. */
  numberAt(view: number, place: number): Result<number | null> {
    const found = this.rows(view, place, 1);
    if (!found.ok) return found;
    const { first, rows } = found.value;
    return success(first === place ? (rows[0]?.number ?? null) : null);
  }

  /** What a window shows, for counting it: the log itself, or the matches of the filter. */
  counted(view: number | null, log: Counted): Result<Counted> {
    return view === null ? success(log) : this.#applied(view);
  }

  /** The filter of a view. */
  filterOf(view: number): Result<Filter> {
    const search = this.#searchOf(view);
    return search.ok ? success(search.value.filter) : search;
  }

  /** The place of the first match at or after a datagram, once it is known. */
  async placeOf(view: number, number: number): Promise<Result<number>> {
    const search = this.#searchOf(view);
    if (!search.ok) return search;
    try {
      await search.value.query.reaches(number);
    } catch {
      // Another filter has taken its place meanwhile.
      return gone(view);
    }
    return success(search.value.query.rankOf(number));
  }

  #searchOf(view: number): Result<Search> {
    return this.#search?.view === view ? success(this.#search) : gone(view);
  }

  /** Null while no filter is applied. */
  state(): MatchesState | null {
    if (this.#search === null) return null;
    const { view, text, query, first, near, took } = this.#search;
    const progress = query.progress();
    const { evaluated, undecided, matches, firstMatch } = progress;
    const explained = explainQuery(progress);
    return {
      view,
      text,
      log: { first: firstMatch, last: Math.max(matches, firstMatch - 1), evicted: firstMatch - 1 },
      evaluated: Math.max(0, evaluated + 1 - first),
      undecided,
      took,
      near: evaluated >= near || took !== null ? query.rankOf(near) : null,
      failure: explained.ok ? null : explained.error,
    };
  }

  #applied(view: number): Result<Query<Row>> {
    const search = this.#searchOf(view);
    return search.ok ? success(search.value.query) : search;
  }

  /** Notes how long the search took; of a file, until all of it was indexed too. */
  async #time(search: Search): Promise<void> {
    const start = performance.now();
    const { source } = this.#source.state();
    try {
      await (source === 'live' ? search.query.caughtUp() : search.query.done());
    } catch {
      // Closed before: nobody wants to know any more.
      return;
    }
    search.took = performance.now() - start;
    if (this.#search === search) this.#changed();
  }
}

function gone(view: number): Result<never> {
  return failure('CALL_INAPPLICABLE', `The filter of view ${view} is no longer applied.`);
}

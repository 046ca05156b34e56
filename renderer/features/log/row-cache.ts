import type { Row, RowRun } from '../../../electron/contract';
import type { RowRange } from '../../lib/viewport';

/** Enough for twenty screens either way; a row is some hundred bytes. */
const defaultLimit = 2000;

/**
 * Rows by their place in the log, or among the matches of a filter. What stands at a place never
 * changes, so the cache needs no invalidation, only a bound: when it is full, it lets go of what lies far
 * from the newest addition. Colours change with the rules,
 * and texts with what is assumed of them: both begin with a new cache.
 */
export class RowCache {
  readonly #rows = new Map<number, Row>();
  readonly #limit: number;

  constructor({ limit = defaultLimit }: { limit?: number } = {}) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(place: number): Row | undefined {
    return this.#rows.get(place);
  }

  add({ first, rows }: RowRun): void {
    for (const [index, row] of rows.entries()) this.#rows.set(first + index, row);
    if (this.#rows.size > this.#limit) this.#keepAround(first + Math.floor(rows.length / 2));
  }

  /** The narrowest range that holds everything missing from `range`; null if nothing is. */
  missing({ first, last }: RowRange): RowRange | null {
    let from = first;
    let to = last;
    while (from <= last && this.#rows.has(from)) from += 1;
    while (to > from && this.#rows.has(to)) to -= 1;
    return from > last ? null : { first: from, last: to };
  }

  #keepAround(center: number): void {
    // One less than half, so that both sides and the centre stay within the limit.
    const reach = (this.#limit - 1) / 2;
    for (const place of this.#rows.keys()) {
      if (Math.abs(place - center) > reach) this.#rows.delete(place);
    }
  }
}

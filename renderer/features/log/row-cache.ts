import type { Row } from '../../../electron/contract';
import type { RowRange } from './viewport';

/** Enough for twenty screens either way; a row is some hundred bytes. */
const defaultLimit = 2000;

/**
 * Rows by number. A row never changes once it is in the log, so the cache needs no invalidation,
 * only a bound: when it is full, it lets go of what lies far from the newest addition.
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

  get(number: number): Row | undefined {
    return this.#rows.get(number);
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) this.#rows.set(row.number, row);
    const middle = rows[Math.floor(rows.length / 2)];
    if (middle !== undefined && this.#rows.size > this.#limit) this.#keepAround(middle.number);
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
    for (const number of this.#rows.keys()) {
      if (Math.abs(number - center) > reach) this.#rows.delete(number);
    }
  }
}

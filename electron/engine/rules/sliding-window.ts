import type { Arrival } from './arrivals';

/** Arrivals that are remembered, about. */
const mostKept = 65_536;

/** How many matches lay in the window before some came, and with them. */
export interface WindowCounts {
  before: number;
  after: number;
}

export interface SlidingWindowOptions {
  /** Nanoseconds that it reaches back from the last match, both ends included. */
  length: bigint;
  /** Beyond this it need not count. */
  count: number;
}

/**
 * Counts the matches that were received within a time. Exact for counts up to 65,536. For larger ones
 * neighbours are taken together, as received when the last of them was: a match then counts as received
 * up to count / 65,536 matches later than it was.
 */
export class SlidingWindow {
  /** Matches that are taken together. */
  readonly #grain: number;
  #kept: Arrival[] = [];
  /** Of the first in `kept` that is still in the window. */
  #first = 0;
  #matches = 0;

  constructor(private readonly options: SlidingWindowOptions) {
    this.#grain = Math.ceil(options.count / mostKept);
  }

  /** To be called in the order of time. A clock that was set back by more than the window begins anew. */
  add(arrival: Arrival): WindowCounts {
    this.#leaveBehind(arrival.time);
    const before = this.#matches;
    this.#keep(arrival);
    const after = this.#matches;
    this.#forgetNeedless();
    return { before, after };
  }

  #keep({ matches, time }: Arrival): void {
    this.#matches += matches;
    const newest = this.#kept[this.#first] === undefined ? undefined : this.#kept.at(-1);
    if (newest === undefined || newest.matches + matches > this.#grain) {
      this.#kept.push({ matches, time });
      return;
    }
    newest.matches += matches;
    newest.time = time;
  }

  #leaveBehind(time: bigint): void {
    const { length } = this.options;
    this.#dropWhile((kept) => kept.time < time - length || kept.time > time + length);
  }

  /** Whether the count is reached is decided by the last ones alone. */
  #forgetNeedless(): void {
    this.#dropWhile(({ matches }) => this.#matches - matches >= this.options.count);
  }

  #dropWhile(isGone: (kept: Arrival) => boolean): void {
    for (;;) {
      const oldest = this.#kept[this.#first];
      if (oldest === undefined || !isGone(oldest)) break;
      this.#matches -= oldest.matches;
      this.#first += 1;
    }
    // Moving the rest at every step would cost the square of its length.
    if (this.#first * 2 <= this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }
}

import type { Arrival } from './arrivals';

/** Arrivals that are remembered, at 24 bytes and more each. */
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
 * Counts the matches that were received within a time. Exact while it has to remember 65,536 arrivals at
 * most, that is for counts up to this. Beyond, two neighbours at a time are taken for one that was
 * received when the later of them was: with an even flow that is 1/32,768 of the window.
 */
export class SlidingWindow {
  #kept: Arrival[] = [];
  /** Of the first in `kept` that is still in the window. */
  #first = 0;
  #matches = 0;

  constructor(private readonly options: SlidingWindowOptions) {}

  /** To be called in the order of time. A clock that was set back by more than the window begins anew. */
  add({ matches, time }: Arrival): WindowCounts {
    this.#leaveBehind(time);
    const before = this.#matches;
    this.#kept.push({ matches, time });
    this.#matches += matches;
    const after = this.#matches;
    this.#forgetNeedless();
    if (this.#kept.length - this.#first > mostKept) this.#join();
    return { before, after };
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
    if (this.#first * 2 > this.#kept.length) this.#compact();
  }

  #compact(): void {
    this.#kept = this.#kept.slice(this.#first);
    this.#first = 0;
  }

  #join(): void {
    this.#compact();
    const joined: Arrival[] = [];
    for (let at = 0; at < this.#kept.length; at += 2) {
      const { matches = 0, time = 0n } = this.#kept[at] ?? {};
      const later = this.#kept[at + 1];
      joined.push({ matches: matches + (later?.matches ?? 0), time: later?.time ?? time });
    }
    this.#kept = joined;
  }
}

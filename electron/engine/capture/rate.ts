/** The window over which rates are taken, in milliseconds. */
const window = 1000;

interface Sample {
  /** Milliseconds on a clock that never goes back. */
  at: number;
  count: number;
}

/** Turns a growing counter, looked at now and then, into a rate over the last second. */
export class Rate {
  #samples: Sample[];

  /** @param at When the counter stood at 0, in milliseconds on a monotonic clock. */
  constructor(at: number) {
    this.#samples = [{ at, count: 0 }];
  }

  /** Notes the counter's value at a time, in milliseconds on a monotonic clock. */
  sample(at: number, count: number): void {
    this.#samples.push({ at, count });
    // One sample at or beyond the edge of the window stays: the rate is taken from there.
    while ((this.#samples[1]?.at ?? Infinity) <= at - window) this.#samples.shift();
  }

  /** Growth in one second, rounded to a whole number; 0 before the first sample. */
  get perSecond(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last.at === first.at) return 0;
    const elapsed = Math.max(last.at - first.at, window);
    return Math.round(((last.count - first.count) * 1000) / elapsed);
  }
}

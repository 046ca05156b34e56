/** Seconds that are kept. */
export const secondsKept = 60;

/** How much a counter grew in each of the last seconds, the newest last. */
export class RecentSeconds {
  #growth: readonly number[] = Array.from({ length: secondsKept }, () => 0);
  #count: number;
  #second: number;

  /** @param at When the counter stood at `count`, in milliseconds on a monotonic clock. */
  constructor(at: number, count = 0) {
    this.#second = Math.floor(at / 1000);
    this.#count = count;
  }

  /** Notes the counter's value at a time; what grew in between counts for the second that ended then. */
  sample(at: number, count: number): void {
    const second = Math.floor(at / 1000);
    const elapsed = Math.min(second - this.#second, secondsKept);
    if (elapsed < 1) return;
    const passed = Array.from({ length: elapsed - 1 }, () => 0);
    const grown = Math.max(0, count - this.#count);
    this.#growth = [...this.#growth, ...passed, grown].slice(-secondsKept);
    this.#second = second;
    this.#count = count;
  }

  get growth(): readonly number[] {
    return this.#growth;
  }
}

/** Milliseconds of each second that may be spent: a tenth of a core. */
const mostSpent = 100;

/**
 * How long datagrams may be read: what is hostile may come at any rate, and takes longer to read than to
 * send. Whoever reads them has other things to do.
 */
export class Allowance {
  #second = -1;
  #spent = 0;

  /** @param clock milliseconds on a monotonic clock. */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Does the work, if there is still time for it. Returns whether it was done. */
  spend(work: () => void): boolean {
    const start = this.clock();
    const second = Math.floor(start / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#spent = 0;
    }
    if (this.#spent >= mostSpent) return false;
    try {
      work();
    } finally {
      this.#spent += this.clock() - start;
    }
    return true;
  }
}

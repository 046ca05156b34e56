import type { Arrival } from './arrivals';

/** Who is told of a silence. */
export interface SilenceOutcome {
  raised(count: number, time: bigint): void;
}

/** No match for a time, since the beginning or since the last match. Told once, until a match comes. */
export class Silence {
  #timer: NodeJS.Timeout | undefined;
  /** Changes with each match. */
  #matches = 0;
  #isEnded = false;

  /** `caughtUp` resolves when all that has been received by now was taken. */
  constructor(
    private readonly seconds: number,
    private readonly caughtUp: () => Promise<void>,
    private readonly outcome: SilenceOutcome,
  ) {
    this.#wait(seconds * 1000);
  }

  take(arrivals: readonly Arrival[]): void {
    const last = arrivals.at(-1);
    if (last === undefined) return;
    this.#matches += 1;
    // The timer does not follow clocks that are set; a time of theirs only tells how late we look.
    const age = Date.now() - Number(last.time / 1_000_000n);
    const whole = this.seconds * 1000;
    this.#wait(Math.min(whole, Math.max(0, whole - age)));
  }

  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#judge(), milliseconds).unref();
  }

  /** What has arrived may not have been found yet. */
  async #judge(): Promise<void> {
    const matches = this.#matches;
    await this.caughtUp();
    if (this.#isEnded || matches !== this.#matches) return;
    this.outcome.raised(0, BigInt(Date.now()) * 1_000_000n);
  }
}

import type { AlertCondition } from '../../contract';
import type { Arrival } from './arrivals';
import { SlidingWindow, type WindowCounts } from './sliding-window';

type ThresholdCondition = Extract<AlertCondition, { kind: 'threshold' }>;

/** Who is told what becomes of a threshold. */
export interface ThresholdOutcome {
  raised(count: number, time: bigint): void;
  counted(matches: number): void;
}

/**
 * So many matches within a time. The condition is judged whenever a match comes, by receive times alone.
 * Once reached it stays reached, and counts on, until a match comes with which there are too few, or none
 * were left before it: so a flood is one alert.
 */
export class Threshold {
  readonly #window: SlidingWindow;
  #isReached = false;
  #isEnded = false;

  constructor(
    private readonly when: ThresholdCondition,
    private readonly outcome: ThresholdOutcome,
  ) {
    const length = BigInt(Math.round(when.seconds * 1e9));
    this.#window = new SlidingWindow({ length, count: when.count });
  }

  take(arrivals: readonly Arrival[]): void {
    let more = 0;
    for (const arrival of arrivals) {
      if (this.#isEnded) return;
      const counts = this.#window.add(arrival);
      if (this.#isReached && !this.#hasFallen(counts)) {
        more += arrival.matches;
        continue;
      }
      this.#isReached = counts.after >= this.when.count;
      if (!this.#isReached) continue;
      // What was counted so far belongs to the alert before.
      this.#tell(more);
      more = 0;
      this.outcome.raised(counts.after, arrival.time);
    }
    this.#tell(more);
  }

  /** Nothing is told afterwards, also when a listener calls this. */
  end(): void {
    this.#isEnded = true;
  }

  #hasFallen({ before }: WindowCounts): boolean {
    return before === 0 || before + 1 < this.when.count;
  }

  #tell(more: number): void {
    if (more > 0 && !this.#isEnded) this.outcome.counted(more);
  }
}

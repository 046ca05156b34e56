import type { LogExtent } from '../../contract';

/** Counts what would be lost if the capture were closed: received, and in no file of a person's own. */
export class Unsaved {
  /** The newest datagram when all was saved last. */
  #saved = 0;
  /** Datagrams of recordings that have ended since then. */
  #recorded = 0;

  /** All up to this datagram is in files now. */
  saved(last: number): void {
    this.#saved = last;
    this.#recorded = 0;
  }

  /** A recording has ended, in whose files are so many datagrams. */
  recorded(datagrams: number): void {
    this.#recorded += datagrams;
  }

  /** `recording` is how many datagrams the present recording has. What is gone from the log is not counted. */
  count({ first, last }: LogExtent, recording: number): number {
    const oldest = Math.max(this.#saved, first - 1);
    return Math.max(0, last - oldest - this.#recorded - recording);
  }
}

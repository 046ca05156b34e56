import type { FeedFrame, FeedName } from '../contract';

/** Feeds of which each frame has a number, and is acknowledged by it. */
export type NumberedFeed = {
  [Name in FeedName]: FeedFrame<Name> extends { sequence: number } ? Name : never;
}[FeedName];

/** The shortest time between two frames, in milliseconds: 30 a second. */
const shortestInterval = 33;

/**
 * Tells the renderer how its capture or file, or its replay, stands: one aggregated frame at a time, the next
 * only when the last was acknowledged. However fast datagrams arrive, messages never pile up.
 */
export class Announcer<Name extends NumberedFeed = 'capture'> {
  #sequence = 0;
  #sentAt = -Infinity;
  #changed = false;
  #state: 'closed' | 'ready' | 'scheduled' | 'unacknowledged' = 'closed';
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly source: () => Omit<FeedFrame<Name>, 'sequence'>,
    readonly send: (frame: Omit<FeedFrame<Name>, 'sequence'> & { sequence: number }) => void,
    /** Milliseconds. */
    readonly interval = shortestInterval,
  ) {}

  /** Begins anew: a frame follows at once, whatever was still unacknowledged. */
  open(): void {
    this.close();
    this.#state = 'ready';
    this.changed();
  }

  /** No frame follows until `open`. */
  close(): void {
    clearTimeout(this.#timer);
    this.#state = 'closed';
  }

  /** Says that there is something new to tell. */
  changed(): void {
    this.#changed = true;
    this.#schedule();
  }

  /** The frame with this number has been shown; an older number changes nothing. */
  acknowledge(sequence: number): void {
    if (this.#state !== 'unacknowledged' || sequence !== this.#sequence) return;
    this.#state = 'ready';
    this.#schedule();
  }

  #schedule(): void {
    if (this.#state !== 'ready' || !this.#changed) return;
    this.#state = 'scheduled';
    const wait = this.#sentAt + this.interval - performance.now();
    this.#timer = setTimeout(() => this.#announce(), Math.max(0, wait));
  }

  #announce(): void {
    this.#changed = false;
    this.#state = 'unacknowledged';
    this.#sentAt = performance.now();
    this.#sequence += 1;
    this.send({ ...this.source(), sequence: this.#sequence });
  }
}

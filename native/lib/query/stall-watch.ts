/** How often a watch looks before the limit is reached. */
const LOOKS = 4;

/** Notices when something stays in one place for too long. Does not keep the process alive. */
export class StallWatch {
  #timer: NodeJS.Timeout | undefined;
  #place = 0;
  #since = 0;

  /**
   * `place` says where it is now, 0 for nowhere, where it may stay; `stalled` is called with the place
   * where it has been for `limit` milliseconds, or up to a quarter longer.
   */
  constructor(
    private readonly limit: number,
    private readonly place: () => number,
    private readonly stalled: (place: number) => void,
  ) {}

  /** Begins to watch, or takes it that what is watched has moved on, whatever its place. */
  restart(): void {
    this.#place = 0;
    this.#timer ??= setInterval(() => this.#look(), this.limit / LOOKS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Times count from looks, so that a main thread that was busy only makes the limit longer. */
  #look(): void {
    const place = this.place();
    const now = performance.now();
    if (place === 0 || place !== this.#place) {
      this.#place = place;
      this.#since = now;
    } else if (now - this.#since >= this.limit) {
      this.stalled(place);
    }
  }
}

/** One who waits to be told something. */
class Waiter {
  readonly promise: Promise<void>;
  #resolve: () => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  tell(): void {
    this.#resolve();
  }
}

/** Tells any number of waiters that there is something new. */
export class News {
  readonly #waiters = new Set<Waiter>();

  /** How many wait. */
  get waiting(): number {
    return this.#waiters.size;
  }

  tell(): void {
    for (const waiter of this.#waiters) waiter.tell();
  }

  /**
   * Calls `look` until it returns something, at once and on news or when the signal aborts. Rejects
   * with what it throws, and with the reason of the signal.
   */
  async until<Found>(
    look: () => Found | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Found> {
    for (;;) {
      signal?.throwIfAborted();
      const waiter = new Waiter();
      const abort = (): void => waiter.tell();
      signal?.addEventListener('abort', abort);
      this.#waiters.add(waiter);
      try {
        const found = look();
        if (found !== undefined) return found;
        await waiter.promise;
      } finally {
        this.#waiters.delete(waiter);
        signal?.removeEventListener('abort', abort);
      }
    }
  }
}

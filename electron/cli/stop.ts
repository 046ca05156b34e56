const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * How long a second signal is taken for an echo of the first, in milliseconds: at Ctrl-C the
 * terminal tells the whole group, and npm passes it on once more.
 */
const echo = 500;

/** The wish to end: Ctrl-C, a polite kill, or the time that the user allowed. */
export class Stop {
  readonly promise: Promise<void>;
  #requestedAt = Infinity;
  #resolve: () => void = () => undefined;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    if (performance.now() > this.#requestedAt + echo) this.#endAtOnce(signal);
    else this.#request();
  };

  /** @param seconds until it stops by itself; Infinity for never. */
  constructor(seconds: number) {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    for (const signal of signals) process.on(signal, this.#onSignal);
    if (Number.isFinite(seconds)) this.#timer = setTimeout(() => this.#request(), seconds * 1000);
  }

  get requested(): boolean {
    return this.#requestedAt !== Infinity;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const signal of signals) process.off(signal, this.#onSignal);
  }

  #request(): void {
    this.#requestedAt = Math.min(this.#requestedAt, performance.now());
    this.#resolve();
  }

  /** A person who presses Ctrl-C again will not wait for a slow reader of our output. */
  #endAtOnce(signal: NodeJS.Signals): void {
    this.dispose();
    process.kill(process.pid, signal);
  }
}

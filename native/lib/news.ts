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

/** Those whose news somebody wants, who may hold nothing but a promise or a listener of theirs. */
const held = new Set<object>();

/**
 * Tells a listener, and any number of waiters, that there is something new of an object. Until they
 * need no more the object is not collected: nobody else might know of it.
 */
export class News {
  readonly #owner: object;
  readonly #waiters = new Set<Waiter>();
  #listener: (() => void) | null = null;
  #ended = false;

  constructor(owner: object) {
    this.#owner = owner;
  }

  /**
   * Sets who is told, in place of the one before. What a listener throws is an uncaught exception of
   * the process. Throws a TypeError (`ERR_INVALID_ARG_TYPE`) for what is neither a function nor null.
   */
  listen(listener: (() => void) | null): void {
    if (listener !== null && typeof listener !== 'function') {
      throw Object.assign(new TypeError('listener must be a function or null'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    }
    this.#listener = listener;
    this.#hold();
  }

  tell(): void {
    try {
      this.#listener?.();
    } catch (error) {
      // Node-API reports an exception in a callback from another thread as a mere deprecation (DEP0168).
      setImmediate(() => {
        throw error;
      });
    }
    for (const waiter of this.#waiters) waiter.tell();
  }

  /** There will be no more, and who looks knows: a listener holds nothing any longer. */
  end(): void {
    this.#ended = true;
    this.#hold();
  }

  /**
   * Calls `look` until it returns something, at once and on news or when the signal aborts. Rejects
   * with what it throws, and with the reason of the signal.
   */
  async until<Found>(look: () => Found | undefined, signal?: AbortSignal): Promise<Found> {
    for (;;) {
      signal?.throwIfAborted();
      const waiter = new Waiter();
      const abort = (): void => waiter.tell();
      signal?.addEventListener('abort', abort);
      this.#waiters.add(waiter);
      this.#hold();
      try {
        const found = look();
        if (found !== undefined) return found;
        await waiter.promise;
      } finally {
        this.#waiters.delete(waiter);
        this.#hold();
        signal?.removeEventListener('abort', abort);
      }
    }
  }

  #hold(): void {
    const isListening = this.#listener !== null && !this.#ended;
    if (isListening || this.#waiters.size > 0) held.add(this.#owner);
    else held.delete(this.#owner);
  }
}

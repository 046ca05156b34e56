import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Result } from '../../electron/contract';

/** The newest outcome of what is pulled. */
export interface Pulled<Input, Value> {
  /** Null until there is one. */
  value: Value | null;
  /** What it was pulled for; null until there is one. */
  input: Input | null;
  /** Why the last pull failed; null once one succeeds. */
  failure: Failure | null;
}

interface PacedPullOptions<Input, Value> {
  pull: (input: Input) => Promise<Result<Value>>;
  /** Milliseconds between the end of a pull and the next one for the same input, at least. */
  rest: number;
}

/** Rests so many times as long as the last pull took, so that counting takes a tenth of a core at most. */
const restFactor = 9;

/**
 * Pulls figures that cost something, again and again as they change: one pull at a time, and after each a
 * rest, unless other figures are wanted. A pull that fails with CANCELLED is made again.
 */
export class PacedPull<Input, Value> {
  readonly state: StoreApi<Pulled<Input, Value>> = createStore<Pulled<Input, Value>>(() => ({
    value: null,
    input: null,
    failure: null,
  }));
  readonly #options: PacedPullOptions<Input, Value>;
  #wanted: { input: Input; key: string; revision: string } | null = null;
  /** What was pulled last, by its key. */
  #pulled = { key: '', revision: '' };
  #isPulling = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PacedPullOptions<Input, Value>) {
    this.#options = options;
  }

  /**
   * Says what is wanted from now on. `revision` is another text whenever the same input may give other
   * figures than before.
   */
  want(input: Input, revision: string): void {
    const key = JSON.stringify(input);
    const isOther = key !== this.#wanted?.key;
    this.#wanted = { input, key, revision };
    if (isOther) this.#endRest();
    this.#pump();
  }

  /** Nothing is wanted any more. What is there stays. */
  stop(): void {
    this.#wanted = null;
    this.#endRest();
  }

  #endRest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #pump(): void {
    if (this.#wanted === null || this.#isPulling || this.#timer !== undefined) return;
    const { key, revision } = this.#wanted;
    if (key === this.#pulled.key && revision === this.#pulled.revision) return;
    void this.#pull(this.#wanted);
  }

  async #pull(wanted: { input: Input; key: string; revision: string }): Promise<void> {
    this.#isPulling = true;
    const start = performance.now();
    const outcome = await this.#options.pull(wanted.input);
    const took = performance.now() - start;
    this.#isPulling = false;
    this.#keep(wanted, outcome);
    if (this.#wanted === null) return;
    if (this.#wanted.key === wanted.key) this.#rest(took);
    else this.#pump();
  }

  #keep(
    { input, key, revision }: { input: Input; key: string; revision: string },
    outcome: Result<Value>,
  ): void {
    if (!outcome.ok && outcome.error.code === 'CANCELLED') return;
    this.#pulled = { key, revision };
    if (!outcome.ok) return this.state.setState({ failure: outcome.error });
    this.state.setState({ value: outcome.value, input, failure: null });
  }

  #rest(took: number): void {
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#pump();
      },
      Math.max(this.#options.rest, took * restFactor),
    );
  }
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, Detail, Failure, Result } from '../../../electron/contract';

/** What the pane shows. */
export type Shown =
  | { kind: 'nothing' }
  | { kind: 'detail'; detail: Detail }
  /** The log does not have the datagram any more. */
  | { kind: 'gone' }
  | { kind: 'failed'; failure: Failure };

/** Which datagram. Another revision of what is assumed of texts means that it may read otherwise. */
interface Wish extends CallInput<'log.detail'> {
  revision: number;
}

/**
 * Brings the datagram that is looked at. Only one call is under way at a time, and only the latest wish
 * follows it: what was passed over with the arrow keys is never asked for. Until an answer comes, what
 * was there before stays.
 */
export class DetailPull {
  readonly state: StoreApi<Shown> = createStore<Shown>(() => ({ kind: 'nothing' }));
  readonly #pull: (wish: Wish) => Promise<Result<Detail | null>>;
  #wish: Wish | null = null;
  #busy = false;

  constructor(pull: (wish: Wish) => Promise<Result<Detail | null>>) {
    this.#pull = pull;
  }

  /** Null for none. */
  want(wish: Wish | null): void {
    this.#wish = wish === null ? null : { ...wish };
    if (wish === null) this.#show({ kind: 'nothing' });
    else if (!this.#busy) void this.#fulfil();
  }

  async #fulfil(): Promise<void> {
    this.#busy = true;
    for (let wish = this.#wish; wish !== null; wish = this.#wish === wish ? null : this.#wish) {
      const result = await this.#pull(wish);
      if (this.#wish === wish) this.#show(shownFor(result));
    }
    this.#busy = false;
  }

  /** Replaced as a whole: nothing of another kind stays. */
  #show(shown: Shown): void {
    this.state.setState(shown, true);
  }
}

function shownFor(result: Result<Detail | null>): Shown {
  if (!result.ok) return { kind: 'failed', failure: result.error };
  return result.value === null ? { kind: 'gone' } : { kind: 'detail', detail: result.value };
}

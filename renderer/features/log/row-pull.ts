import { createStore } from 'zustand/vanilla';
import {
  mostRowsPerCall,
  type Failure,
  type Result,
  type RowRun,
} from '../../../electron/contract';
import type { RowCache } from './row-cache';
import type { RowRange } from '../../lib/viewport';

interface RowPullOptions {
  cache: RowCache;
  pull: (wanted: { first: number; count: number }) => Promise<Result<RowRun>>;
  /** Told that everything of a wanted range that exists is in the cache. */
  arrived?: (range: RowRange) => void;
}

/** What the screen needs to know about pulling; the rows themselves are in the cache. */
interface PullState {
  /** Grows whenever rows have arrived, so that a view can render again. */
  revision: number;
  /** Why the last pull failed; null once one succeeds. */
  failure: Failure | null;
}

/**
 * Brings wanted rows into the cache. Only one call is under way at a time, and only the latest
 * wish follows it: what was scrolled past in the meantime is never asked for.
 */
export class RowPull {
  readonly state = createStore<PullState>(() => ({ revision: 0, failure: null }));
  readonly #options: RowPullOptions;
  #wanted: RowRange | null = null;
  #busy = false;

  constructor(options: RowPullOptions) {
    this.#options = options;
  }

  want(range: RowRange): void {
    this.#wanted = range;
    if (!this.#busy) void this.#pullWanted();
  }

  async #pullWanted(): Promise<void> {
    this.#busy = true;
    while (this.#wanted !== null) {
      const range = this.#wanted;
      // Cleared first: a range is asked for once, also if it failed or some of it is gone.
      this.#wanted = null;
      await this.#pullRange(range);
    }
    this.#busy = false;
  }

  async #pullRange(range: RowRange): Promise<void> {
    const missing = this.#options.cache.missing(range);
    if (missing !== null) {
      const count = Math.min(missing.last + 1 - missing.first, mostRowsPerCall);
      const result = await this.#options.pull({ first: missing.first, count });
      if (!result.ok) return this.state.setState({ failure: result.error });
      this.#options.cache.add(result.value);
      this.state.setState(({ revision }) => ({ revision: revision + 1, failure: null }));
    }
    this.#options.arrived?.(range);
  }
}

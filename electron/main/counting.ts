import { failure, success, type Density, type Result, type Statistics } from '../contract';
import {
  densityOf,
  statisticsOf,
  type Counted,
  type CountedAsked,
  type SocketNames,
} from '../engine';

/**
 * What one window has counted: at most one count of each kind at a time, whatever the page asks for, so
 * that it cannot have the threads of everybody else waiting.
 */
export class Counting {
  #statistics: AbortController | null = null;
  #isDensityCounted = false;

  /** Ends the count before, which fails then: its outcome is out of date. */
  async statistics(
    counted: Counted,
    asked: Omit<CountedAsked, 'signal'>,
    sockets: () => SocketNames,
  ): Promise<Result<Statistics | null>> {
    this.#statistics?.abort();
    const controller = new AbortController();
    this.#statistics = controller;
    const { signal } = controller;
    try {
      return success(await statisticsOf(counted, { ...asked, signal }, sockets));
    } catch (error) {
      if (signal.aborted) {
        return failure('CANCELLED', 'Another count has taken the place of this one.');
      }
      return unlessClosed(error);
    }
  }

  async density(counted: Counted, buckets: number): Promise<Result<Density | null>> {
    if (this.#isDensityCounted) return failure('CANCELLED', 'The count before is still under way.');
    this.#isDensityCounted = true;
    try {
      return success(await densityOf(counted, buckets));
    } catch (error) {
      return unlessClosed(error);
    } finally {
      this.#isDensityCounted = false;
    }
  }
}

/** A count is several passes, between which another filter may be applied: then its query is closed. */
function unlessClosed(error: unknown): Result<never> {
  const isClosed = error instanceof Error && 'code' in error && error.code === 'ERR_QUERY_CLOSED';
  if (!isClosed) throw error;
  return failure('CANCELLED', 'The filter is no longer applied.');
}

import path from 'node:path';
import { Worker } from 'node:worker_threads';

import type { NativeQuery } from '../addon';
import type { Pattern, PatternAnswer } from './pattern-messages';

/** Seen from native/dist/index.cjs, into which this file is bundled. */
const WORKER_PATH = path.join(__dirname, 'worker', 'pattern-worker.cjs');

/** So that the worker has the next batch while the answer to one is under way. */
const BATCHES_UNDER_WAY = 2;

/**
 * Has a worker thread look for the patterns of a query, because a regular expression may take for ever
 * and only a thread can be ended. Keeps neither the process alive nor the query from being collected.
 */
export class PatternSearch {
  readonly #worker: Worker;
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;
  #ended = false;

  /** `timeLimit` is how many milliseconds the patterns may take for one batch, at most 256 KiB or one payload. */
  constructor(
    private readonly native: WeakRef<NativeQuery>,
    patterns: readonly Pattern[],
    private readonly timeLimit: number,
  ) {
    this.#worker = new Worker(WORKER_PATH, { workerData: patterns });
    this.#worker.on('message', (answer: PatternAnswer) => this.#take(answer));
    this.#worker.on('error', (error: Error) => this.#fail(`its worker failed: ${error.message}`));
    this.#worker.unref();
  }

  /** Hands on the batches that are ready. */
  pump(): void {
    while (!this.#ended && this.#underWay < BATCHES_UNDER_WAY) {
      const batch = this.native.deref()?.takeBatch() ?? null;
      if (batch === null) return;
      this.#worker.postMessage(batch, [batch.payloads.buffer, batch.ends.buffer]);
      this.#underWay += 1;
      if (this.#underWay === 1) this.#startTimer();
    }
  }

  /** Also in the middle of a search. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    void this.#worker.terminate();
  }

  #take({ id, matched }: PatternAnswer): void {
    // What was on its way when the worker was ended comes all the same.
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#underWay -= 1;
    if (this.#underWay > 0) this.#startTimer();
    this.native.deref()?.answer(id, matched);
    this.pump();
  }

  #startTimer(): void {
    const reason = `a pattern took more than ${this.timeLimit} ms for a few datagrams: it may backtrack without end`;
    this.#timer = setTimeout(() => this.#fail(reason), this.timeLimit).unref();
  }

  #fail(reason: string): void {
    if (this.#ended) return;
    this.end();
    this.native.deref()?.fail(reason);
  }
}

import path from 'node:path';
import { Worker } from 'node:worker_threads';

import type { NativeQuery } from '../addon';
import type { Judge } from './judge';
import type {
  AnswerMessage,
  Question,
  QuestionBatch,
  QuestionMessage,
  QuestionWorkerData,
} from './question-messages';

/** Seen from native/dist/index.cjs, into which this file is bundled. */
const WORKER_PATH = path.join(__dirname, 'worker', 'question-worker.cjs');

/** So that the worker has the next batch while the answer to one is under way. */
const BATCHES_UNDER_WAY = 2;

export interface QuestionerOptions {
  questions: readonly Question[];
  /** Who makes the judged tests, where there are any. */
  judge: Judge | undefined;
  /** How many milliseconds one batch may take, at most 256 KiB or one payload. */
  timeLimit: number;
}

/**
 * Has a worker thread answer the questions of a query, because a regular expression may take for ever
 * and only a thread can be ended. Keeps neither the process alive nor the query from being collected.
 */
export class Questioner {
  readonly #worker: Worker;
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;
  #ended = false;

  /** Throws a DOMException (`DataCloneError`) when the judge's data cannot be copied. */
  constructor(
    private readonly native: WeakRef<NativeQuery>,
    private readonly options: QuestionerOptions,
  ) {
    this.#worker = startWorker(options);
    this.#worker.on('message', (answer: AnswerMessage) => this.#take(answer));
    this.#worker.on('error', (error: unknown) => this.#fail('its worker failed', error));
    this.#worker.unref();
  }

  /** Hands on the batches that are ready. */
  pump(): void {
    while (!this.#ended && this.#underWay < BATCHES_UNDER_WAY) {
      const batch = this.native.deref()?.takeBatch() ?? null;
      if (batch === null) return;
      this.#ask(batch);
    }
  }

  /** Also in the middle of an answer. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    void this.#worker.terminate();
  }

  #ask(batch: QuestionBatch): void {
    const { payloads, ends, rows } = batch;
    const buffers = [payloads.buffer, ends.buffer, ...(rows === null ? [] : [rows])];
    try {
      const message: QuestionMessage = { batch, context: this.options.judge?.context?.() };
      this.#worker.postMessage(message, buffers);
    } catch (error) {
      this.#fail('the context of its judge cannot be had', error);
      return;
    }
    this.#underWay += 1;
    if (this.#underWay === 1) this.#startTimer();
  }

  #take({ id, answers }: AnswerMessage): void {
    // What was on its way when the worker was ended comes all the same.
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#underWay -= 1;
    if (this.#underWay > 0) this.#startTimer();
    this.native.deref()?.answer(id, answers);
    this.pump();
  }

  #startTimer(): void {
    const { timeLimit } = this.options;
    const limit = `a pattern took more than ${timeLimit} ms for a few datagrams`;
    this.#timer = setTimeout(
      () => this.#fail(limit, 'it may backtrack without end'),
      timeLimit,
    ).unref();
  }

  #fail(what: string, reason: unknown): void {
    if (this.#ended) return;
    this.end();
    const why = reason instanceof Error ? reason.message : String(reason);
    this.native.deref()?.fail(`${what}: ${why}`);
  }
}

/** The module of the judge is loaded only where it has something to answer. */
function startWorker({ questions, judge }: QuestionerOptions): Worker {
  const isJudged = questions.some(({ kind }) => kind === 'judged');
  const workerData: QuestionWorkerData = {
    questions,
    judge: isJudged && judge ? { module: judge.module, data: judge.data } : null,
  };
  return new Worker(WORKER_PATH, { workerData });
}

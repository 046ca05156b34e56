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
import { SharedAnswers } from './shared-answers';
import { StallWatch } from './stall-watch';

/** Seen from native/dist/index.cjs, into which this file is bundled. */
const WORKER_PATH = path.join(__dirname, 'worker', 'question-worker.cjs');

/** So that the worker has the next batch while the answer to one is under way. */
const BATCHES_UNDER_WAY = 2;

/** Datagrams that take too long before the query fails. */
const MOST_OVERRUNS = 10;

export interface QuestionerOptions {
  questions: readonly Question[];
  /** Who makes the judged tests, where there are any. */
  judge: Judge | undefined;
  /** How many milliseconds one datagram may take. */
  timeLimit: number;
}

/** A batch that a worker is asked about. */
interface Asked {
  id: number;
  /** Index of the first datagram that is not answered yet. */
  first: number;
  shared: SharedAnswers;
}

/**
 * Has a worker thread answer the questions of a query, because a regular expression may take for ever
 * and only a thread can be ended: then another one goes on behind the datagram that took so long, which
 * stays undecided. Keeps neither the process alive nor the query from being collected.
 */
export class Questioner {
  readonly #workerData: QuestionWorkerData;
  readonly #watch: StallWatch;
  #worker: Worker;
  /** In the order in which they will be answered. */
  #underWay: Asked[] = [];
  /** The batch whose worker was ended, until it is asked about again. */
  #interrupted: Asked | null = null;
  #overruns = 0;
  #ended = false;

  /** Throws a DOMException (`DataCloneError`) when the judge's data cannot be copied. */
  constructor(
    private readonly native: WeakRef<NativeQuery>,
    private readonly options: QuestionerOptions,
  ) {
    this.#workerData = workerDataOf(options);
    this.#watch = new StallWatch(
      options.timeLimit,
      () => this.#underWay[0]?.shared.datagram ?? 0,
      (datagram) => this.#passOver(datagram),
    );
    this.#worker = this.#startWorker();
  }

  /** Hands on the batches that are ready. */
  pump(): void {
    while (!this.#ended && this.#underWay.length < BATCHES_UNDER_WAY) {
      const batch = this.native.deref()?.takeBatch() ?? null;
      if (batch === null) return;
      this.#ask(batch);
    }
  }

  /** Also in the middle of an answer. */
  end(): void {
    this.#ended = true;
    this.#watch.stop();
    void this.#worker.terminate();
  }

  #startWorker(): Worker {
    const worker = new Worker(WORKER_PATH, { workerData: this.#workerData });
    // What was on its way when a worker was ended comes all the same.
    const isAsked = (): boolean => !this.#ended && worker === this.#worker;
    worker.on('message', (answer: AnswerMessage) => {
      if (isAsked()) this.#take(answer);
    });
    worker.on('error', (error: unknown) => {
      if (isAsked()) this.#fail('its worker failed', error);
    });
    worker.unref();
    return worker;
  }

  #ask(batch: QuestionBatch): void {
    const asked = this.#askedOf(batch);
    const { payloads, ends, rows } = batch;
    const buffers = [payloads.buffer, ends.buffer, ...(rows === null ? [] : [rows])];
    try {
      const context = this.options.judge?.context?.();
      const { first, shared } = asked;
      const message: QuestionMessage = { batch, context, first, memory: shared.memory };
      this.#worker.postMessage(message, buffers);
    } catch (error) {
      this.#fail('the context of its judge cannot be had', error);
      return;
    }
    this.#underWay.push(asked);
    if (this.#underWay.length === 1) this.#watch.restart();
  }

  #askedOf({ id, ends }: QuestionBatch): Asked {
    const interrupted = this.#interrupted;
    this.#interrupted = null;
    if (interrupted?.id === id) return interrupted;
    const count = ends.length * this.options.questions.length;
    return { id, first: 0, shared: SharedAnswers.open(count) };
  }

  #take({ id }: AnswerMessage): void {
    const asked = this.#underWay.shift();
    if (asked?.id !== id) return;
    if (this.#underWay.length > 0) this.#watch.restart();
    else this.#watch.stop();
    this.native.deref()?.answer(id, asked.shared.answers.slice());
    this.pump();
  }

  /** Has another worker go on behind the datagram with this number in the batch. */
  #passOver(datagram: number): void {
    const [asked] = this.#underWay;
    if (asked === undefined) return;
    this.#overruns += 1;
    if (this.#overruns === MOST_OVERRUNS) {
      const what = this.#workerData.judge === null ? 'a pattern' : 'a pattern or judged test';
      const limit = `${this.options.timeLimit} ms for each of ${MOST_OVERRUNS} datagrams`;
      this.#fail(`${what} took more than ${limit}`, 'it may backtrack without end');
      return;
    }
    void this.#worker.terminate();
    this.#underWay = [];
    this.#interrupted = { id: asked.id, first: datagram, shared: asked.shared.copy() };
    this.#watch.stop();
    this.#worker = this.#startWorker();
    this.native.deref()?.returnBatches();
    this.pump();
  }

  #fail(what: string, reason: unknown): void {
    if (this.#ended) return;
    this.end();
    const why = reason instanceof Error ? reason.message : String(reason);
    this.native.deref()?.fail(`${what}: ${why}`);
  }
}

/** With data that stays as it is now. The module of a judge who is not asked is not loaded. */
function workerDataOf({ questions, judge }: QuestionerOptions): QuestionWorkerData {
  const isJudged = questions.some(({ kind }) => kind === 'judged');
  if (!isJudged || judge === undefined) return { questions, judge: null };
  return { questions, judge: { module: judge.module, data: structuredClone(judge.data) } };
}

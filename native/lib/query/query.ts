import { addon, type LogSource, type NativeQuery } from '../addon';
import type { DatagramRow } from '../log';
import { News } from '../news';
import { checkOptionNames } from '../options';
import { unpackRows } from '../packed-rows';
import type { Streams } from '../streams/streams';
import { startedCount, type Statistics, type StatisticsOptions } from '../statistics';
import { checkJudge, missingJudge, type Judge } from './judge';
import type { Predicate } from './predicate';
import type { QueryProgress } from './query-progress';
import { Questioner } from './questioner';
import {
  checkBucketOptions,
  toTimeBuckets,
  type BucketOptions,
  type TimeBuckets,
} from './time-buckets';

export interface QueryOptions {
  /**
   * How many milliseconds patterns and judged tests may take for one datagram, 1 to 3600000; 1000 if
   * absent. A datagram that takes longer stays undecided: see `QueryProgress.undecided`. With the tenth
   * of them the query fails.
   */
  timeLimit?: number;
  /** Who makes the judged tests of the predicate. Needed where it has some. */
  judge?: Judge;
  /**
   * The streams of the same log. Needed where the predicate asks about them: datagrams are evaluated once their
   * streams are known, which takes up to a second longer where a stream has just begun. The query fails when
   * these streams are closed or fail before the log has ended.
   */
  streams?: Streams;
}

export interface QueryRowsOptions {
  /** Bytes to copy of each payload, 0 or more; all if absent. */
  payloadLimit?: number;
}

const WHOLE_PAYLOAD = 2 ** 31 - 1;
const DEFAULT_TIME_LIMIT = 1000;

/** Workers of queries that nobody closed. */
const abandoned = new FinalizationRegistry<Questioner>((questioner) => questioner.end());

/**
 * The datagrams of a log that a predicate matches, found by a thread of its own, which follows the log
 * while it grows. Made by `LogFile.query()`.
 *
 * Keeps the process alive until everything is evaluated, and what it needs of the log alive until it is
 * closed, also when the log is closed before. One that nobody waits for and that is collected closes
 * itself. After close() every method but close() throws an Error with code `ERR_QUERY_CLOSED`.
 */
export class Query {
  readonly #native: NativeQuery;
  readonly #questioner: Questioner | null;
  readonly #news = new News(this);
  /** Whether the listener was called since somebody looked. */
  #told = false;

  /**
   * Throws a TypeError (`ERR_INVALID_ARG_TYPE`), a RangeError (`ERR_OUT_OF_RANGE`) or, for a pattern, a
   * SyntaxError (`ERR_INVALID_ARG_VALUE`) that says where in the predicate something is wrong; a TypeError where
   * it asks about streams and there are none; a TypeError
   * (`ERR_INVALID_ARG_VALUE`) when it has judged tests and there is no judge; and a DOMException
   * (`DataCloneError`) when the judge's data cannot be copied.
   */
  constructor(source: LogSource, predicate: Predicate, options: QueryOptions = {}) {
    const { timeLimit, judge, streams } = checkOptions(options);
    this.#native = new (addon().Query)(source, predicate, streams?.handle());
    this.#native.streams = streams;
    try {
      this.#questioner = questionerOf(this.#native, timeLimit, judge);
    } catch (error) {
      this.#native.close();
      throw error;
    }
    if (this.#questioner !== null) abandoned.register(this, this.#questioner, this);
    // Through a weak reference, so that a query nobody holds any more can be collected.
    const self = new WeakRef<Query>(this);
    this.#native.onactivity = () => {
      const query = self.deref();
      if (query !== undefined) query.#stir();
    };
  }

  /** Lets the next call of the activity listener through. */
  progress(): QueryProgress {
    this.#told = false;
    const progress = this.#native.progress();
    if (progress.done) this.#news.end();
    return progress;
  }

  /**
   * Sets who is told that there is more, or that the query has ended: once, until progress() is called
   * again. Replaces the one before.
   */
  onActivity(listener: (() => void) | null): void {
    this.#news.listen(listener);
  }

  /**
   * Resolves once all rows that the log has are evaluated, or the query has ended. Rejects with
   * `ERR_QUERY_CLOSED` when it is closed before.
   */
  async caughtUp(): Promise<QueryProgress> {
    return await this.#reached(({ caughtUp, done }) => caughtUp || done);
  }

  /** The same once the rows up to this number are evaluated, or the query has ended. */
  async reached(number: number): Promise<QueryProgress> {
    return await this.#reached(({ evaluated, done }) => evaluated >= number || done);
  }

  /** The same once the query has ended: never on a live log, unless it is cancelled or fails. */
  async done(): Promise<QueryProgress> {
    return await this.#reached(({ done }) => done);
  }

  /** The numbers of the rows of the matches `first` to `first` + `count` - 1 (`count`: 0 to 65536). */
  matches(first: number, count: number): number[] {
    return [...this.#native.matches(first, count)];
  }

  /**
   * Those rows themselves; fewer, but one at least, where their payloads would take more than 32 MiB.
   * Without those that the log has let go meanwhile.
   */
  rows(first: number, count: number, options: QueryRowsOptions = {}): DatagramRow[] {
    checkOptionNames(options, ['payloadLimit']);
    const { payloadLimit = WHOLE_PAYLOAD } = options;
    return unpackRows(this.#native.rows(first, count, payloadLimit));
  }

  /** The numbers of the rows that could not be decided, because a pattern or judged test took too long. */
  undecided(): number[] {
    return [...this.#native.undecided()];
  }

  /** Number of the first match at or after a row; one more than there are matches where none is. */
  rankOf(number: number): number {
    return this.#native.rankOf(number);
  }

  /** Counts the matches found so far by time, on another thread and without touching payloads. */
  buckets(options: BucketOptions): Promise<TimeBuckets> {
    return toTimeBuckets(this.#native.countByTime(checkBucketOptions(options)));
  }

  /** Counts the matches found so far by groups, sizes and intervals, on another thread. */
  countStatistics(options: StatisticsOptions): Promise<Statistics> {
    return startedCount(options, (asked) => this.#native.countStatistics(asked));
  }

  /** Stops looking, at once. What was found stays. */
  cancel(): void {
    this.#native.cancel();
    this.#endQuestions();
  }

  /** Stops looking, if need be, and frees what was found. The second time does nothing. */
  close(): void {
    this.#news.listen(null);
    this.#native.close();
    this.#news.tell();
    this.#endQuestions();
  }

  #stir(): void {
    this.#questioner?.pump();
    if (this.#questioner !== null && this.#native.progress().done) this.#endQuestions();
    if (this.#told) return;
    this.#told = true;
    this.#news.tell();
  }

  async #reached(isThere: (progress: QueryProgress) => boolean): Promise<QueryProgress> {
    return await this.#news.until(() => {
      const progress = this.progress();
      return isThere(progress) ? progress : undefined;
    });
  }

  #endQuestions(): void {
    if (this.#questioner === null) return;
    abandoned.unregister(this);
    this.#questioner.end();
  }
}

/** Who asks the questions of a query, where it has any. */
function questionerOf(
  native: NativeQuery,
  timeLimit: number,
  judge: Judge | undefined,
): Questioner | null {
  const questions = native.questions();
  if (questions.length === 0) return null;
  if (judge === undefined && questions.some(({ kind }) => kind === 'judged')) throw missingJudge();
  return new Questioner(new WeakRef(native), { questions, judge, timeLimit });
}

function checkOptions(options: QueryOptions) {
  checkOptionNames(options, ['timeLimit', 'judge', 'streams']);
  const { timeLimit = DEFAULT_TIME_LIMIT, judge, streams } = options;
  checkTimeLimit(timeLimit);
  if (judge !== undefined) checkJudge(judge);
  return { timeLimit, judge, streams };
}

function checkTimeLimit(timeLimit: number): void {
  if (Number.isInteger(timeLimit) && timeLimit >= 1 && timeLimit <= 3_600_000) return;
  throw Object.assign(
    new RangeError(`timeLimit must be an integer from 1 to 3600000, got ${String(timeLimit)}`),
    { code: 'ERR_OUT_OF_RANGE' },
  );
}

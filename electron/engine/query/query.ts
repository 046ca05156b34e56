import type {
  BucketOptions,
  DatagramRow,
  FileSelection,
  Predicate,
  Query as NativeQuery,
  QueryOptions,
  QueryProgress,
  Statistics,
  StatisticsOptions,
  TimeBuckets,
} from '#native';
import { failure, success, type Result } from '../../contract';
import type { Filter } from '../filter/filter';
import type { LogNames } from '../filter/dissection';
import { asksAboutStreams } from '../streams/asks-about-streams';
import type { Lease, LogStreams } from '../streams/log-streams';
import { judgeOf } from './judge-of';

/** Numbers of matches fetched at once. */
const fetched = 65_536;

/** What a query can be made on: a capture, or a capture file. */
export interface Queried {
  query(predicate: Predicate, options?: QueryOptions): NativeQuery;
}

/** What is looked for. */
export type Asked = Predicate | Filter;

/** What a log is searched by. */
export function predicateOf(asked: Asked): Predicate {
  return 'kind' in asked ? asked : asked.predicate;
}

/** Where, and how its datagrams are told. */
export interface Questioned<Shown> {
  log: Queried;
  /** Those that a filter may ask about. */
  streams: LogStreams;
  /** What the numbers in its rows are called by now. */
  names: () => LogNames;
  /** Bytes to copy of each payload; all if absent. */
  payloadLimit?: number;
  /** Makes of rows what whoever asks for them gets. */
  show: (rows: readonly DatagramRow[]) => Shown[];
}

/** The datagrams of a log that a filter or a predicate matches, as they are found by another thread. */
export class Query<Shown> {
  private constructor(
    private readonly native: NativeQuery,
    private readonly shown: Pick<Questioned<Shown>, 'show' | 'payloadLimit'>,
    /** The streams that it asks about. */
    private readonly lease: Lease | null,
  ) {}

  static start<Shown>(
    { log, streams, names, ...shown }: Questioned<Shown>,
    asked: Asked,
  ): Result<Query<Shown>> {
    const predicate = predicateOf(asked);
    const lease = asksAboutStreams(predicate) ? streams.lease() : null;
    try {
      const options: QueryOptions = 'kind' in asked ? {} : judgeOf(asked, names);
      if (lease !== null) options.streams = lease.streams;
      return success(new Query(log.query(predicate, options), shown, lease));
    } catch (error) {
      lease?.release();
      return explainInvalid(error);
    }
  }

  progress(): QueryProgress {
    return this.native.progress();
  }

  /** Resolves when there is more than progress() told last, at once if that was so already. */
  async changed(): Promise<void> {
    await new Promise<void>((resolve) => this.native.onActivity(resolve));
  }

  /** Resolves when the datagrams up to this number are evaluated, or the query has ended. */
  async reaches(number: number): Promise<QueryProgress> {
    return await this.native.reached(number);
  }

  /** Resolves when nothing of the log is left to evaluate for a moment, or the query has ended. */
  async caughtUp(): Promise<QueryProgress> {
    return await this.native.caughtUp();
  }

  /** Sets who is told, once, when there is more than progress() told last. */
  onChange(listener: () => void): void {
    this.native.onActivity(listener);
  }

  /** Resolves when the query has ended: never on a running capture, unless it fails. */
  async done(): Promise<QueryProgress> {
    return await this.native.done();
  }

  /** Those of the matches `first` to `first + count - 1` that are found: one at least if any is. */
  matches(first: number, count: number): Shown[] {
    const { show, ...options } = this.shown;
    return show(this.native.rows(first, count, options));
  }

  /** The numbers in the log of those, which it may have let go (`count`: 0 to 65536). */
  numbers(first: number, count: number): number[] {
    return this.native.matches(first, count);
  }

  /**
   * Receive times of those, in nanoseconds since the epoch; the log may have let the first of them go.
   * Reads no payloads.
   */
  times(first: number, count: number): bigint[] {
    return this.native.rows(first, count, { payloadLimit: 0 }).map(({ time }) => time);
  }

  /** Number of the first match at or after a datagram of the log. */
  rankOf(number: number): number {
    return this.native.rankOf(number);
  }

  /** The matches found so far, as exportLog() takes them. A bit a datagram: of ten millions 1.25 MB. */
  selection(): FileSelection {
    const { matches } = this.native.progress();
    const [newest = 0] = matches === 0 ? [] : this.native.matches(matches, 1);
    const rows = new Uint8Array(Math.ceil(newest / 8));
    for (let first = 1; first <= matches; first += fetched) {
      for (const number of this.native.matches(first, Math.min(fetched, matches - first + 1))) {
        const at = (number - 1) >> 3;
        rows[at] = (rows[at] ?? 0) | (1 << ((number - 1) & 7));
      }
    }
    return { kind: 'rows', rows };
  }

  buckets(options: BucketOptions): Promise<TimeBuckets> {
    return this.native.buckets(options);
  }

  /** Counts the matches found so far by groups, sizes and intervals. */
  countStatistics(options: StatisticsOptions): Promise<Statistics> {
    return this.native.countStatistics(options);
  }

  cancel(): void {
    this.native.cancel();
  }

  close(): void {
    this.native.close();
    this.lease?.release();
  }
}

/** What a person should know about how a query went: one failure, or none. */
export function explainQuery({ failure: reason, unreadable }: QueryProgress): Result<null> {
  if (reason !== '') {
    return failure(
      'FILTER_FAILED',
      `The filter stopped: ${reason}.`,
      'What it found so far stays.',
    );
  }
  if (unreadable === 0) return success(null);
  return failure(
    'FILTER_FAILED',
    `The payloads of ${unreadable} datagrams could not be read.`,
    'They count as no matches. The file may have become shorter, or its disk has errors.',
  );
}

/** Errors that are not about the predicate go on up. */
function explainInvalid(error: unknown): Result<never> {
  if (!(error instanceof Error && 'code' in error && isAboutArguments(String(error.code)))) {
    throw error;
  }
  return failure('FILTER_INVALID', `The filter makes no sense: ${error.message}.`);
}

function isAboutArguments(code: string): boolean {
  return code.startsWith('ERR_INVALID_ARG') || code === 'ERR_OUT_OF_RANGE';
}

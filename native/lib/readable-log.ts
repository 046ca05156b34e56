import { addon, type LogSource } from './addon';
import type { Predicate } from './query/predicate';
import { Query, type QueryOptions } from './query/query';
import {
  checkBucketOptions,
  toTimeBuckets,
  type BucketOptions,
  type TimeBuckets,
} from './query/time-buckets';
import type { PlayerOptions, ReplaySurvey, RoutePlan } from './replay/plan';
import { Player } from './replay/player';
import { surveyReplay } from './replay/survey';
import { startedCount, type Statistics, type StatisticsOptions } from './statistics';
import type { StreamOptions } from './streams/options';
import { Streams } from './streams/streams';

/**
 * What every log can be asked, that of a capture and that of a file. What it has are the datagrams that have come, or
 * are indexed, so far.
 */
export abstract class ReadableLog {
  /** Throws where it is closed. */
  protected abstract source(): LogSource;

  /**
   * Looks for the datagrams that a predicate matches, also among those that the log gets later. The query goes on
   * when the log is closed, with what it had until then.
   */
  query(predicate: Predicate, options: QueryOptions = {}): Query {
    return new Query(this.source(), predicate, options);
  }

  /** Counts what it has by time, on another thread and without touching payloads. */
  buckets(options: BucketOptions): Promise<TimeBuckets> {
    return toTimeBuckets(addon().countByTime(this.source(), checkBucketOptions(options)));
  }

  /** Counts what it has by groups, sizes and intervals, on another thread and without touching payloads. */
  countStatistics(options: StatisticsOptions): Promise<Statistics> {
    const source = this.source();
    return startedCount(options, (asked) => addon().countStatistics(source, asked));
  }

  /**
   * Resolves to the number of the first datagram, in the order of the log, from a time (nanoseconds since
   * 1970-01-01 UTC) or later; to null where none is. Looks at the index alone, on another thread.
   */
  async seekTime(time: bigint): Promise<number | null> {
    return await addon().seekTime(this.source(), time);
  }

  /**
   * Tells streams apart and counts them, with datagrams that the log gets later. They go on when it is closed, with
   * what it had until then.
   */
  streams(options: StreamOptions = {}): Streams {
    return new Streams(this.source(), options);
  }

  /** What it would be to play what it has: see play(). Sends nothing. */
  survey(plan: RoutePlan): Promise<ReplaySurvey> {
    return surveyReplay(this.source(), plan);
  }

  /**
   * Sends what it has, or some of it, to the network. The player goes on when the log is closed, as long as the
   * files are there.
   */
  play(options: PlayerOptions): Player {
    return new Player(this.source(), options);
  }
}

import type {
  BucketOptions,
  Histogram,
  Statistics as NativeStatistics,
  StatisticsOptions,
  TimeBuckets,
} from '#native';
import {
  decimalSeconds,
  type Density,
  type Grouping,
  type Measure,
  type Statistics,
  type StatisticsHistogram,
} from '../../contract';
import { nameGroup, type SocketNames } from './group-names';

/** What can be counted: a capture, a file, which may not be open, or what a query found. */
export interface Counted {
  buckets(options: BucketOptions): Promise<TimeBuckets | null>;
  countStatistics(options: StatisticsOptions): Promise<NativeStatistics | null>;
}

export interface Asked {
  by: Grouping;
  measure: Measure;
  /** Only the last so many seconds; null for all of them. */
  last: number | null;
  buckets: number;
  groups: number;
  signal: AbortSignal;
}

/** Counts, and calls things by their names; null where there are no datagrams. */
export async function statisticsOf(
  counted: Counted,
  { last, ...asked }: Asked,
  sockets: () => SocketNames,
): Promise<Statistics | null> {
  const options = last === null ? asked : { ...asked, last: BigInt(last) * 1_000_000_000n };
  const statistics = await counted.countStatistics(options);
  if (statistics === null || statistics.extent === null) return null;
  const names = sockets();
  const { from, to, all, distinct, isDistinctExact } = statistics;
  return {
    from: decimalSeconds(from),
    to: decimalSeconds(to),
    all,
    groups: statistics.groups.map(({ key, ...tally }) => ({
      ...tally,
      ...nameGroup(asked.by, key, names),
    })),
    distinct,
    isDistinctExact,
    sizes: toHistogram(statistics.sizes),
    intervals: toHistogram(statistics.intervals),
  };
}

/** How many datagrams there were when, over the whole time of the log; null where it has none. */
export async function densityOf(counted: Counted, buckets: number): Promise<Density | null> {
  const density = await counted.buckets({ count: buckets });
  if (density === null || density.extent === null) return null;
  const { from, to, counts } = density;
  return { from: decimalSeconds(from), to: decimalSeconds(to), counts };
}

function toHistogram({ borders, counts }: Histogram): StatisticsHistogram {
  return { borders: [...borders], counts: [...counts] };
}

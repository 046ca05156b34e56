import type {
  BucketOptions,
  Histogram,
  Statistics as NativeStatistics,
  StatisticsOptions,
  TimeBuckets,
} from '#native';
import {
  decimalSeconds,
  escapeControls,
  type Density,
  type Grouping,
  type Measure,
  type Statistics,
  type StatisticsHistogram,
} from '../../contract';
import { nameGroup, type SocketNames } from './group-names';
import { bucketsFor, latestTime, roundBuckets, type Buckets } from './round-buckets';

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
  /** As many at most, but for the ends: buckets have a round duration, and some datagrams each. */
  buckets: number;
  groups: number;
  signal: AbortSignal;
}

/** Counts, and calls things by their names; null where there are no datagrams. */
export async function statisticsOf(
  counted: Counted,
  { last, buckets: most, ...asked }: Asked,
  sockets: () => SocketNames,
): Promise<Statistics | null> {
  const extent = await extentOf(counted, asked);
  if (extent === null) return null;
  const times = { from: last === null ? extent.from : sinceLast(extent, last), to: extent.to };
  const count = ({ count: buckets, from, to }: Buckets) =>
    counted.countStatistics({ ...asked, from, to, buckets });
  const buckets = roundBuckets(times, most);
  let statistics = await count(buckets);
  const enough = bucketsFor(statistics?.all.datagrams ?? 0, most);
  if (enough < most) statistics = await count(roundBuckets(times, enough));
  if (statistics === null) return null;
  const begin = statistics.from > extent.from ? statistics.from : extent.from;
  return { seconds: Number(extent.to - begin) / 1e9, ...named(statistics, asked.by, sockets()) };
}

interface Times {
  from: bigint;
  /** Excluded. */
  to: bigint;
}

/** When the first and the last datagram of a log came: what there is from the last time on are those times alone. */
async function extentOf(
  counted: Counted,
  asked: Pick<StatisticsOptions, 'by' | 'measure' | 'signal'>,
): Promise<Times | null> {
  const none = { ...asked, from: latestTime, buckets: 1, groups: 1 };
  const extent = (await counted.countStatistics(none))?.extent ?? null;
  return extent === null ? null : { from: extent.earliest, to: extent.latest + 1n };
}

/** When the last so many seconds begin; where the log does, if it has not so many. */
function sinceLast({ from, to }: Times, last: number): bigint {
  const since = to - BigInt(last) * 1_000_000_000n;
  return since > from ? since : from;
}

function named(
  { from, to, all, distinct, isDistinctExact, ...statistics }: NativeStatistics,
  by: Grouping,
  names: SocketNames,
): Omit<Statistics, 'seconds'> {
  return {
    from: decimalSeconds(from),
    to: decimalSeconds(to),
    all,
    groups: statistics.groups.map(({ key, ...tally }) => {
      const { name, filter } = nameGroup(by, key, names);
      return { ...tally, name: escapeControls(name), filter };
    }),
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

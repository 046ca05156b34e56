import {
  nanosecondsOf,
  type Measure,
  type Statistics,
  type StatisticsGroup,
} from '../../../electron/contract';

/** What there is besides the groups that are told about. */
export interface Others {
  /** How many groups, at least. */
  groups: number;
  datagrams: number;
  bytes: number;
}

export function othersOf({ all, groups, distinct }: Statistics): Others | null {
  if (distinct <= groups.length) return null;
  const sum = (measure: Measure) => groups.reduce((total, group) => total + group[measure], 0);
  return {
    groups: distinct - groups.length,
    datagrams: all.datagrams - sum('datagrams'),
    bytes: all.bytes - sum('bytes'),
  };
}

/** Seconds that all buckets last together. */
function durationOf({ from, to }: Statistics): number {
  return Number(nanosecondsOf(to) - nanosecondsOf(from)) / 1e9;
}

/** Where buckets begin, in nanoseconds since the epoch, rounded up as they are counted. */
export function bucketBegins({ from, to, all }: Statistics): bigint[] {
  const count = all.series.datagrams.length;
  const begin = nanosecondsOf(from);
  const duration = nanosecondsOf(to) - begin;
  return Array.from(
    { length: count },
    (_, bucket) => begin + (BigInt(bucket) * duration + BigInt(count) - 1n) / BigInt(count),
  );
}

/** How many, or how many bytes, a second there were in each bucket of a group. */
export function ratesOf(
  { series }: Pick<StatisticsGroup, 'series'>,
  measure: Measure,
  statistics: Statistics,
): number[] {
  const seconds = durationOf(statistics) / series.datagrams.length;
  return Array.from(series[measure], (count) => count / seconds);
}

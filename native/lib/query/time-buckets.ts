import { checkOptionNames } from '../options';

/** Counts of one bucket: of the severities 0 to 7, and of datagrams without a PRI. */
export const COUNTS_PER_BUCKET = 9;

/** Times are nanoseconds since 1970-01-01 UTC. */
export interface BucketOptions {
  /** From the earliest datagram, if absent. */
  from?: bigint;
  /** Excluded; until after the latest datagram, if absent. */
  to?: bigint;
  /** How many buckets of equal duration, 1 to 65536. */
  count: number;
}

/** How many datagrams there were when. */
export interface TimeBuckets {
  from: bigint;
  /** Excluded. */
  to: bigint;
  /** `COUNTS_PER_BUCKET` for each bucket, one bucket after the other. */
  counts: Uint32Array<ArrayBuffer>;
  /** The times of the earliest and of the latest datagram of the whole log; null where it has none. */
  extent: { earliest: bigint; latest: bigint } | null;
}

/** What a count resolves to (binding/time_counter.h); `last` is included. */
export interface NativeTimeBuckets {
  from: bigint;
  last: bigint;
  counts: Uint32Array<ArrayBuffer>;
  earliest?: bigint;
  latest?: bigint;
}

export function checkBucketOptions(options: BucketOptions): BucketOptions {
  checkOptionNames(options, ['from', 'to', 'count']);
  return options;
}

export async function toTimeBuckets(counted: Promise<NativeTimeBuckets>): Promise<TimeBuckets> {
  const { from, last, counts, earliest, latest } = await counted;
  const extent = earliest === undefined || latest === undefined ? null : { earliest, latest };
  return { from, to: last + 1n, counts, extent };
}

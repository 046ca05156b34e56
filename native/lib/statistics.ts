import { checkOptionNames } from './options';

/** Times are nanoseconds since 1970-01-01 UTC. */
export interface StatisticsOptions {
  /** What datagrams are told apart by: the socket that received them, an end of their way, and so on. */
  by: 'socket' | 'source' | 'destination' | 'port' | 'severity';
  /** What makes a group large. */
  measure: 'datagrams' | 'bytes';
  /** From the earliest datagram, if absent. */
  from?: bigint;
  /** Excluded; until after the latest datagram, if absent. */
  to?: bigint;
  /** Only so many nanoseconds up to there. */
  last?: bigint;
  /** How many buckets of equal duration, 1 to 4096. */
  buckets: number;
  /** How many groups to tell about, the largest first: 1 to 256. */
  groups: number;
  signal?: AbortSignal;
}

/** Datagrams and bytes of payload, as sent. */
export interface Tally {
  datagrams: number;
  bytes: number;
  /** Of each bucket. */
  series: { datagrams: Float64Array<ArrayBuffer>; bytes: Float64Array<ArrayBuffer> };
}

export interface StatisticsGroup extends Tally {
  /**
   * Number of a socket (in a file of its interface), a destination port, a severity; an address; the path of
   * a Unix peer. Where the other end of a Unix datagram is its own socket, the number of that, also where
   * it is the source or the destination. Unix datagrams have the port 65536, and what has no PRI severity 8.
   */
  key: number | string;
}

/** `counts[i]` values lie below `borders[i]` and not below the border before; the last, from the last border on. */
export interface Histogram {
  borders: Float64Array<ArrayBuffer>;
  counts: Float64Array<ArrayBuffer>;
}

export interface Statistics {
  from: bigint;
  /** Excluded. */
  to: bigint;
  /** The times of the earliest and of the latest datagram of the whole log; null where it has none. */
  extent: { earliest: bigint; latest: bigint } | null;
  /** Of all groups, those that are not told about too. */
  all: Tally;
  /**
   * The largest ones, with exact figures. Of a log with more than 16,384 groups those with more than 1/4096 of all are
   * among them, as far as so many are told about; the order of smaller ones is a guess.
   */
  groups: StatisticsGroup[];
  /** How many groups there are: at least so many, where `isDistinctExact` is false. */
  distinct: number;
  isDistinctExact: boolean;
  /** Bytes of payload, as sent. */
  sizes: Histogram;
  /** Nanoseconds from one datagram to the next in the log. */
  intervals: Histogram;
}

/** What a count resolves to (binding/statistics.h); `last` is included. */
export interface NativeStatistics extends Omit<Statistics, 'to' | 'extent'> {
  last: bigint;
  earliest?: bigint;
  latest?: bigint;
}

/** A count under way. */
export interface StatisticsCount {
  counted: Promise<NativeStatistics>;
  cancel(): void;
}

/** Counts by way of `start`, until the signal aborts: then it rejects with `ABORT_ERR`. */
export async function startedCount(
  options: StatisticsOptions,
  start: (options: Omit<StatisticsOptions, 'signal'>) => StatisticsCount,
): Promise<Statistics> {
  checkOptionNames(options, ['by', 'measure', 'from', 'to', 'last', 'buckets', 'groups', 'signal']);
  const { signal, ...asked } = options;
  const count = start(asked);
  const cancel = () => count.cancel();
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const counted = await count.counted;
    // It may have been done before it could be cancelled.
    if (signal?.aborted === true) throw aborted();
    return toStatistics(counted);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function aborted(): Error {
  return Object.assign(new Error('the operation was aborted'), { code: 'ABORT_ERR' });
}

function toStatistics({ last, earliest, latest, ...rest }: NativeStatistics): Statistics {
  const extent = earliest === undefined || latest === undefined ? null : { earliest, latest };
  return { ...rest, to: last + 1n, extent };
}

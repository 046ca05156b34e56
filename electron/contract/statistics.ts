import * as v from 'valibot';
import { instantSchema } from './instant';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What datagrams are told apart by. */
export const groupings = ['source', 'destination', 'port', 'socket', 'severity'] as const;

/** What makes a group large. */
export const measures = ['datagrams', 'bytes'] as const;

/** The most buckets and groups that a call may ask for. */
export const mostBuckets = 2000;
export const mostGroups = 50;

/** The longest last part of a log that can be asked for, in seconds. */
export const longestLast = 31 * 24 * 3600;

/** `counts[i]` values lie below `borders[i]` and not below the border before; the last, from the last border on. */
const histogramSchema = v.strictObject({ borders: v.array(count), counts: v.array(count) });

/** How many datagrams and bytes of payload there were, in all and in each bucket. */
const tallyEntries = {
  datagrams: count,
  bytes: count,
  series: v.strictObject({
    datagrams: v.instance(Float64Array),
    bytes: v.instance(Float64Array),
  }),
};

export const statisticsSchema = v.strictObject({
  from: instantSchema,
  /** Excluded. The buckets between are of equal, round duration, and begin at round times. */
  to: v.string(),
  /** From the first datagram to the last, which may not fill the buckets at the ends. */
  seconds: v.pipe(v.number(), v.minValue(0)),
  /** Of all groups. */
  all: v.strictObject(tallyEntries),
  /** The largest ones, the largest first. */
  groups: v.array(
    v.strictObject({
      ...tallyEntries,
      /** What a person calls it: an address, a port, a severity, a socket. */
      name: v.string(),
      /** The filter that shows its datagrams alone; null where none does. */
      filter: v.nullable(v.string()),
    }),
  ),
  /** How many groups there are: at least so many, where there were too many to remember. */
  distinct: count,
  isDistinctExact: v.boolean(),
  /** Bytes of payload, as sent. */
  sizes: histogramSchema,
  /** Nanoseconds from one datagram to the next. */
  intervals: histogramSchema,
});

/** How many datagrams there were when, by severity. */
export const densitySchema = v.strictObject({
  from: instantSchema,
  /** Excluded. The buckets between are of equal duration. */
  to: v.string(),
  /** For each bucket one count for each severity, 0 to 7, and one for datagrams without. */
  counts: v.instance(Uint32Array),
});

/** Counts of one bucket of {@link densitySchema}. */
export const countsPerBucket = 9;

export type Grouping = (typeof groupings)[number];
export type Measure = (typeof measures)[number];
export type StatisticsHistogram = v.InferOutput<typeof histogramSchema>;
export type Statistics = v.InferOutput<typeof statisticsSchema>;
export type StatisticsGroup = Statistics['groups'][number];
export type Density = v.InferOutput<typeof densitySchema>;

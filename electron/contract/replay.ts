import * as v from 'valibot';
import { failureSchema } from './failure';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const seconds = v.pipe(v.number(), v.minValue(0));
const microseconds = v.pipe(v.number(), v.minValue(0));

/** So many datagrams a second. */
export const datagramPaceSchema = v.strictObject({
  kind: v.literal('datagrams'),
  perSecond: v.pipe(v.number(), v.minValue(0.000_001), v.maxValue(1_000_000_000)),
});

/** So many bits a second, with the headers of IP and UDP. */
export const bitPaceSchema = v.strictObject({
  kind: v.literal('bits'),
  perSecond: v.pipe(v.number(), v.minValue(1), v.maxValue(1_000_000_000_000)),
});

/** As fast as the system takes them. */
export const topPaceSchema = v.strictObject({ kind: v.literal('top') });

/** When datagrams leave. */
export const replayPaceSchema = v.variant('kind', [
  /** With the spacing that they came with, `factor` times as fast. */
  v.strictObject({
    kind: v.literal('original'),
    factor: v.pipe(v.number(), v.minValue(0.000_001), v.maxValue(1_000_000)),
  }),
  datagramPaceSchema,
  bitPaceSchema,
  topPaceSchema,
]);

/** Datagrams that are not sent, by the reason. */
export const replaySkippedSchema = v.strictObject({
  /** The log has only their beginning. */
  truncated: count,
  /** A mapping says so. */
  excluded: count,
  /** There is nowhere to send them. */
  withoutDestination: count,
  /** Longer than a datagram can be. */
  tooLong: count,
});

/** What one pass would send, and where. */
export const replaySurveySchema = v.strictObject({
  selected: count,
  sendable: count,
  /** Of their payloads. */
  bytes: count,
  skipped: replaySkippedSchema,
  /** From the first to the last. */
  duration: seconds,
  /** Of the busiest second; null at top speed. */
  peak: v.nullable(v.strictObject({ datagrams: v.number(), bits: v.number() })),
  destinations: v.array(
    v.strictObject({
      /** An address or a path. */
      address: v.string(),
      /** 0 for a path. */
      port: count,
      datagrams: count,
      bytes: count,
      /** Whether it lies beyond this machine and the networks that it is on. */
      outside: v.boolean(),
    }),
  ),
  /** Datagrams to destinations that are not listed. */
  elsewhere: count,
  /** What should be confirmed before anything is sent. */
  concerns: v.array(failureSchema),
});

const progressEntries = {
  /** `waiting` for the time to start. */
  state: v.picklist(['waiting', 'playing', 'paused', 'done']),
  /** The datagram that was dealt with last; 0 before the first. */
  row: count,
  /** When it came, as in rows; null before the first. */
  time: v.nullable(v.string()),
  /** From 1. */
  loop: count,
  sent: count,
  /** Of their payloads. */
  bytes: count,
  /** With the headers of IP and UDP. */
  bits: count,
  /** Datagrams that the system refused. */
  errors: count,
  skipped: replaySkippedSchema,
  /** Between the first and the last: as it should have been, and as it was. */
  wanted: seconds,
  achieved: seconds,
  /** Of all datagrams so far. */
  lateness: v.strictObject({ median: microseconds, p99: microseconds, worst: microseconds }),
  /** How often the machine stood still. */
  stalls: count,
};

/** How far a replay is. */
export const replayProgressSchema = v.strictObject({
  ...progressEntries,
  /** Datagrams a second in the last seconds; null where that cannot be said. */
  rate: v.strictObject({ wanted: v.nullable(v.number()), achieved: v.nullable(v.number()) }),
});

/** Datagrams that were refused for the same reason on the way to the same destination. */
export const replayRefusalSchema = v.strictObject({
  /** Of the system: `EMSGSIZE` and so on. */
  code: v.string(),
  destination: v.string(),
  count,
  /** The first one. */
  row: count,
  /** In words, with the remedy. */
  failure: failureSchema,
});

/** What became of a replay. */
export const replayReportSchema = v.strictObject({
  ...progressEntries,
  /**
   * Whether all that was to be sent was: no error, nothing skipped but what a mapping excludes, nothing missing
   * in the file, not stopped.
   */
  complete: v.boolean(),
  /** Whether somebody ended it. */
  stopped: v.boolean(),
  /** Datagrams a second over all; null where that cannot be said. */
  rate: v.strictObject({ wanted: v.nullable(v.number()), achieved: v.nullable(v.number()) }),
  /** How many were late by more than `from` and up to `to` microseconds. */
  histogram: v.array(v.strictObject({ from: microseconds, to: microseconds, count })),
  refusals: v.array(replayRefusalSchema),
  /** Source ports that could not be had: datagrams left from another one. */
  unboundPorts: v.array(v.strictObject({ port: count, code: v.string() })),
  /** What of a whole file is no datagram, and so cannot be sent; null for a part, or a capture. */
  file: v.nullable(
    v.strictObject({
      /** Frames without UDP, fragments included that belong to one that was put together. */
      otherFrames: count,
      /** Datagrams of which fragments are missing. */
      incomplete: count,
      /** Fragmented ones that were not put together, for too many were incomplete. */
      abandoned: count,
      /** Whether it could not be read as it stood, or not to its end. */
      damaged: v.boolean(),
    }),
  ),
  /** Why it ended early; null otherwise. */
  failure: v.nullable(failureSchema),
});

/** The most refusals that are told while a replay runs; the report has more. */
export const mostLiveRefusals = 20;

/** A replay of a window, from its start until another one starts. */
export const replayRunSchema = v.strictObject({
  /** Grows with each replay of the window. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Numbers of the first and the last datagram that may be sent. */
  first: v.pipe(v.number(), v.integer(), v.minValue(1)),
  last: count,
  /** How fast it is to be, what was asked last included. */
  pace: replayPaceSchema,
  /** How often; 0 for ever. */
  loops: count,
  progress: replayProgressSchema,
  /** One for each reason and destination, the first ones. */
  refusals: v.array(failureSchema),
  /** Null until it has ended. */
  report: v.nullable(replayReportSchema),
});

/** What a window replays. */
export const replayStateSchema = v.strictObject({
  /** How far a survey is; null where none is under way. */
  surveying: v.nullable(
    v.strictObject({ stage: v.picklist(['reading', 'filtering']), done: count, total: count }),
  ),
  /** The last replay; null before the first. */
  run: v.nullable(replayRunSchema),
});

export type ReplayPace = v.InferOutput<typeof replayPaceSchema>;
export type ReplaySkipped = v.InferOutput<typeof replaySkippedSchema>;
export type ReplaySurvey = v.InferOutput<typeof replaySurveySchema>;
export type ReplayProgress = v.InferOutput<typeof replayProgressSchema>;
export type ReplayRefusal = v.InferOutput<typeof replayRefusalSchema>;
export type ReplayReport = v.InferOutput<typeof replayReportSchema>;
export type ReplayRun = v.InferOutput<typeof replayRunSchema>;
export type ReplayState = v.InferOutput<typeof replayStateSchema>;

import * as v from 'valibot';
import { failure, success, type Result } from '../failure';
import { sequenceFieldSchema } from '../stream';

/** The least and the most that each number may be. */
export const streamBounds = {
  silentAfter: [0.1, 86_400],
  goneAfter: [0.1, 86_400],
  burstWindow: [1, 10_000],
  emptyingSpeed: [1, 1_000_000_000_000],
  loss: [0, 100],
  jitter: [0, 3_600_000],
  burst: [0, 10_000_000],
  buffer: [0, 1_000_000_000],
  payloadType: [0, 127],
  clockRate: [1, 1_000_000_000],
} as const;

function within([least, most]: readonly [number, number]) {
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most));
}

function wholeWithin([least, most]: readonly [number, number]) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

/** The most destinations for which a sequence number is pointed at. */
export const mostStreamFields = 100;

/** The most destinations for which a clock rate is told. */
export const mostStreamClocks = 100;

/** The clock rate of RTP to a destination, in units a second. */
export const streamClockSchema = v.strictObject({
  /** `239.1.2.3:5004`, or a port alone. */
  destination: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** Null for every one that has no rate of its own (RFC 3551, section 6). */
  payloadType: v.nullable(wholeWithin(streamBounds.payloadType)),
  rate: wholeWithin(streamBounds.clockRate),
});

/** How streams are judged. */
export const streamSettingsSchema = v.strictObject({
  /** Seconds without a datagram after which a stream is silent, and gone. */
  silentAfter: within(streamBounds.silentAfter),
  goneAfter: within(streamBounds.goneAfter),
  /** Milliseconds of the window in which bursts are counted. */
  burstWindow: wholeWithin(streamBounds.burstWindow),
  /** Bits a second at which a buffer would be emptied. */
  emptyingSpeed: wholeWithin(streamBounds.emptyingSpeed),
  /** Limits of alarms; null for none. */
  alarms: v.strictObject({
    /** Per cent of the expected packets that are lost. */
    loss: v.nullable(within(streamBounds.loss)),
    /** Milliseconds. */
    jitter: v.nullable(within(streamBounds.jitter)),
    /** Datagrams within the window. */
    burst: v.nullable(within(streamBounds.burst)),
    /** Bytes. */
    buffer: v.nullable(within(streamBounds.buffer)),
  }),
  /** Sequence numbers that a person pointed at, by destination: `239.1.2.3:5004`, or a port alone. */
  fields: v.pipe(
    v.array(
      v.strictObject({
        destination: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
        field: sequenceFieldSchema,
      }),
    ),
    v.maxLength(mostStreamFields),
  ),
  /** Clock rates that a person told. Settings of an older version have none. */
  clocks: v.optional(v.pipe(v.array(streamClockSchema), v.maxLength(mostStreamClocks)), []),
});

/** Reads the clock rate of a destination that somebody typed. The message says what is wrong, in a sentence. */
export function checkStreamClock(value: unknown): Result<StreamClockSettings> {
  const checked = v.safeParse(streamClockSchema, value);
  if (checked.success) return success(checked.output);
  return failure(
    'INPUT_INVALID',
    'A clock has 1 to 1,000,000,000 units a second, and a payload type is 0 to 127.',
  );
}

export type StreamClockSettings = v.InferOutput<typeof streamClockSchema>;
export type StreamSettings = v.InferOutput<typeof streamSettingsSchema>;

/** Burst window, emptying speed and limits as Wireshark has them for its multicast streams. */
export const defaultStreamSettings: StreamSettings = {
  silentAfter: 5,
  goneAfter: 60,
  burstWindow: 100,
  emptyingSpeed: 5_000_000,
  alarms: { loss: 0.1, jitter: 50, burst: 50, buffer: 10_000 },
  fields: [],
  clocks: [],
};

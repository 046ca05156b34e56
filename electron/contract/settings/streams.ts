import * as v from 'valibot';
import { sequenceFieldSchema } from '../stream';

const limit = (most: number) => v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(most)));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** The most destinations for which a sequence number is pointed at. */
export const mostStreamFields = 100;

/** How streams are judged. */
export const streamSettingsSchema = v.strictObject({
  /** Seconds without a datagram after which a stream is silent, and gone. */
  silentAfter: v.pipe(v.number(), v.minValue(0.1), v.maxValue(86_400)),
  goneAfter: v.pipe(v.number(), v.minValue(0.1), v.maxValue(86_400)),
  /** Milliseconds of the window in which bursts are counted. */
  burstWindow: whole(1, 10_000),
  /** Bits a second at which a buffer would be emptied. */
  emptyingSpeed: whole(1, 1_000_000_000_000),
  /** Limits of alarms; null for none. */
  alarms: v.strictObject({
    /** Per cent of the expected packets that are lost. */
    loss: limit(100),
    /** Milliseconds. */
    jitter: limit(3_600_000),
    /** Datagrams within the window. */
    burst: limit(10_000_000),
    /** Bytes. */
    buffer: limit(1_000_000_000),
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
});

export type StreamSettings = v.InferOutput<typeof streamSettingsSchema>;

/** Burst window, emptying speed and limits as Wireshark has them for its multicast streams. */
export const defaultStreamSettings: StreamSettings = {
  silentAfter: 5,
  goneAfter: 60,
  burstWindow: 100,
  emptyingSpeed: 5_000_000,
  alarms: { loss: 0.1, jitter: 50, burst: 50, buffer: 10_000 },
  fields: [],
};

import * as v from 'valibot';
import { parseDestination } from './destination';
import { failureSchema } from './failure';
import { socketIdSchema } from './model';
import { testStreamEntries } from './test-stream';

/** The longest payload that any datagram of UDP has, in bytes: IPv6 (RFC 8200) has 20 more than IPv4. */
export const longestDatagram = 65_527;

/** The longest text of a payload, in UTF-16 code units: each byte of the longest as `\xNN`, or `0xNN, `. */
export const longestPayloadText = 6 * longestDatagram;

/** The longest text of a destination: a path of a Unix socket has 107 bytes. */
const longestDestination = 300;

/** The most kinds of refusal that are told of one sending. */
export const mostRefusalKinds = 5;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A payload as it is typed. */
export const payloadTextSchema = v.pipe(v.string(), v.maxLength(longestPayloadText));

/** A text that parseDestination() reads. */
export const destinationTextSchema = v.pipe(
  v.string(),
  v.maxLength(longestDestination),
  v.rawCheck(({ dataset, addIssue }) => {
    const parsed = dataset.typed ? parseDestination(dataset.value) : undefined;
    if (parsed?.ok === false) addIssue({ message: parsed.error.message });
  }),
);

/** What datagrams have in them. */
export const sendContentSchema = v.variant('kind', [
  /** With escapes, and placeholders where that is said. */
  v.strictObject({ kind: v.literal('text'), text: payloadTextSchema, placeholders: v.boolean() }),
  v.strictObject({ kind: v.literal('hex'), text: payloadTextSchema }),
  /** One that the person chose: `send.choose-file` gave the number. */
  v.strictObject({ kind: v.literal('file'), file: v.pipe(count, v.minValue(1)) }),
  /** Test streams, from a throw-away socket. They have a rate, so that the interval of the repetition is nothing. */
  v.strictObject({ kind: v.literal('test'), ...testStreamEntries }),
]);

/** Name of an interface, as long as any system has them. */
const interfaceName = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** How a throw-away socket is set; null is the system's own choice. */
export const sendOptionsSchema = v.strictObject({
  /** Hops, also of multicast. */
  ttl: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255))),
  /** Whether this machine hears what is sent to groups. */
  loopback: v.boolean(),
  /** What groups, link-local addresses and 255.255.255.255 are reached by. */
  interface: v.nullable(interfaceName),
});

/** What datagrams are sent from. */
export const sendOriginSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('throwaway'), options: sendOptionsSchema }),
  /** A socket of the capture, as it is set. */
  v.strictObject({ kind: v.literal('socket'), id: socketIdSchema }),
]);

/** How often (of test streams, each), and in which distance. */
export const sendRepetitionSchema = v.strictObject({
  /** Null for without end. */
  count: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000))),
  /** Seconds from one to the next; 0 is as fast as the system takes them. */
  interval: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
});

/** How test streams do. */
export const testSendingSchema = v.strictObject({
  /** Number of the first of them; those of the others follow. */
  firstStream: count,
  streams: count,
  /** Datagrams a second, of late; null while that is not known. */
  rate: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Microseconds by which one in a hundred was later; null at top speed. */
  late: v.nullable(v.pipe(v.number(), v.minValue(0))),
});

/** One sending: all the datagrams that one press of a button sends. */
export const sendingStateSchema = v.strictObject({
  /** From 1. */
  number: v.pipe(count, v.minValue(1)),
  /** When it began, in milliseconds since the epoch. */
  time: count,
  to: v.string(),
  /** What it came from, in words. */
  from: v.string(),
  /** `stopped` is what the person did, or a datagram that was too long. */
  state: v.picklist(['sending', 'done', 'stopped']),
  /** How many datagrams there are to be; null for without end. */
  wanted: v.nullable(count),
  sent: count,
  /** Of the payloads of those. */
  bytes: count,
  refused: count,
  /** Why some were refused, or did not arrive: the first few kinds, each with how often it came. */
  failures: v.array(v.strictObject({ failure: failureSchema, count })),
  /** Null where it is no test stream. */
  test: v.nullable(testSendingSchema),
});

/** How the demonstration does. */
export const demonstrationStateSchema = v.strictObject({
  /** The socket that most of it goes to. */
  name: v.string(),
  /** Datagrams so far. */
  sent: count,
  perSecond: count,
});

/** What would be sent, as far as it can be told without sending it. */
export const sendCheckSchema = v.strictObject({
  /** Bytes of the first datagram; null where it cannot be read. */
  bytes: v.nullable(count),
  /** Its first bytes in hexadecimal, without separators. */
  preview: v.string(),
  /** What is wrong with the text; `from` included and `to` excluded, in UTF-16 code units. */
  problem: v.nullable(
    v.strictObject({ message: v.string(), detail: v.string(), from: count, to: count }),
  ),
  /** What there is to know before it is sent. */
  warnings: v.array(failureSchema),
});

export type SendContent = v.InferOutput<typeof sendContentSchema>;
export type SendOptions = v.InferOutput<typeof sendOptionsSchema>;
export type SendOrigin = v.InferOutput<typeof sendOriginSchema>;
export type SendRepetition = v.InferOutput<typeof sendRepetitionSchema>;
export type SendingState = v.InferOutput<typeof sendingStateSchema>;
export type DemonstrationState = v.InferOutput<typeof demonstrationStateSchema>;
export type SendCheck = v.InferOutput<typeof sendCheckSchema>;

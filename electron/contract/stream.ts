import * as v from 'valibot';
import { failure, success, type Result } from './failure';
import { instantSchema } from './instant';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));

/** What the payload of a stream tells its sequence by; null where nothing does. */
export const streamProtocols = ['rtp', 'mpeg-ts', 'test', 'sequence'] as const;

/** What a limit can be exceeded by. */
export const streamAlarms = ['loss', 'jitter', 'burst', 'buffer'] as const;

/** `silent` has not come for a while, `gone` for a long one: the settings say for how long. */
export const streamStates = ['active', 'silent', 'gone'] as const;

/** What happens at a datagram of a stream; see native/core/streams/stream_event.h. */
export const streamEventKinds = [
  'new',
  'lost',
  'duplicate',
  'reordered',
  'restart',
  'clock-jump',
  'continuity',
  'transport-error',
  'loss-alarm',
  'jitter-alarm',
  'burst-alarm',
  'buffer-alarm',
] as const;

/** What streams are ordered by. `first` is the order in which they came. */
export const streamOrders = [
  'first',
  'source',
  'destination',
  'interface',
  'protocol',
  'state',
  'datagrams',
  'bytes',
  'rate',
  'bitRate',
  'length',
  'lost',
  'lossShare',
  'jitter',
  'burst',
  'buffer',
  'last',
] as const;

/** The most streams that one call lists. */
export const mostStreamsPerCall = 200;
/** The most events that one call lists. */
export const mostStreamEventsPerCall = 500;

/** Packets by their sequence; all zero where nothing tells. */
const sequenceSchema = v.strictObject({
  /** Packets that should have come, from the first to the newest. */
  expected: count,
  /** Expected and never come. */
  lost: count,
  duplicates: count,
  /** Come behind later ones. */
  reordered: count,
  /** How often the sender began anew. */
  restarts: count,
});

/** One stream: what came from one source to one destination by one interface. */
export const streamLineSchema = v.strictObject({
  /** From 1, in the order in which streams began; the filter field `gramscope.stream`. */
  number: v.pipe(count, v.minValue(1)),
  source: v.string(),
  sourcePort: port,
  destination: v.string(),
  destinationPort: port,
  isMulticast: v.boolean(),
  /** Whether the machine that captured had sent it; only in files, for a capture leaves out what it sends. */
  isOutbound: v.boolean(),
  /** Name of the interface; empty where that is not known. */
  interface: v.string(),
  protocol: v.nullable(v.picklist(streamProtocols)),
  /** What is in it, in a few words: `MP2T`, `PCMU`, `2 programs`; empty where that is not known. */
  label: v.string(),
  first: instantSchema,
  last: instantSchema,
  datagrams: count,
  /** Of payload, as sent. */
  bytes: count,
  state: v.picklist(streamStates),
  /** Datagrams and payload bits a second, in the last second; the highest of any second. */
  rate: v.number(),
  bitRate: v.number(),
  highestRate: v.number(),
  highestBitRate: v.number(),
  meanLength: v.number(),
  sequence: v.nullable(sequenceSchema),
  /** Interarrival jitter (RFC 3550, 6.4.1) in milliseconds: now; null where no clock tells. */
  jitter: v.nullable(v.number()),
  /** The most datagrams that came within the window of bursts. */
  burst: count,
  /** The most bytes that a buffer held that is emptied at the speed of the settings. */
  buffer: count,
  /** Limits that are exceeded now. */
  alarms: v.array(v.picklist(streamAlarms)),
  /** Datagrams over the time of the stream, in up to 60 steps; the last may still grow. */
  spark: v.array(count),
});

/** How far the log is analysed. */
export const streamProgressSchema = v.strictObject({
  /** Rows that were looked at, and the last row of the log. */
  analysed: count,
  last: count,
  /** Datagrams that belong to no stream: of Unix sockets, and what a capture sent itself. */
  streamless: count,
  /** Rows that went, or whose payloads did, before they could be looked at. */
  missed: count,
  /** Datagrams of streams that are too many to be told apart. */
  unlisted: count,
  failure: v.nullable(v.string()),
  /** Whether a person ended it, so that nothing is known until somebody asks again. */
  isEnded: v.boolean(),
});

const distributionSchema = v.strictObject({
  least: v.number(),
  mean: v.number(),
  most: v.number(),
  deviation: v.number(),
});

/** `counts[i]` values lie below `borders[i]` and not below the border before; the last, from the last border on. */
const histogramSchema = v.strictObject({ borders: v.array(v.number()), counts: v.array(count) });

/** A sequence number that a person pointed at, or that was found. */
export const sequenceFieldSchema = v.strictObject({
  /** Bytes from the beginning of the payload. */
  offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_000)),
  /** Bytes. */
  width: v.picklist([1, 2, 4, 8]),
  order: v.picklist(['big', 'little']),
  /** By how much it grows from one packet to the next. */
  step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_536)),
});

/** What each source of RTP has for itself. */
const rtpSourceEntries = {
  ssrc: v.number(),
  /** Units of the media clock a second; null where the payload type does not say. */
  clockRate: v.nullable(count),
  /** Milliseconds (RFC 3550, 6.4.1). */
  jitter: distributionSchema,
  /** Milliseconds from one packet to the next. */
  deltas: distributionSchema,
  /** By how much the sender's clock is faster than ours, in parts a million; null where too little came. */
  drift: v.nullable(v.number()),
};

/** Of the source with the most packets, and of all of them. */
const rtpSchema = v.strictObject({
  ...rtpSourceEntries,
  /** How many sources there were lately. */
  sources: count,
  /** These, in the order in which they began. */
  bySource: v.array(
    v.strictObject({ ...rtpSourceEntries, packets: count, sequence: sequenceSchema }),
  ),
  payloadTypes: v.array(v.strictObject({ number: count, name: v.string(), packets: count })),
  markers: count,
  clockJumps: count,
});

/** Everything about one stream. */
export const streamDetailSchema = v.strictObject({
  line: streamLineSchema,
  /** Bytes of payload. */
  lengths: distributionSchema,
  /** Milliseconds from one datagram to the next; null before the second. */
  intervals: v.nullable(
    v.strictObject({ ...distributionSchema.entries, histogram: histogramSchema }),
  ),
  /** Values that were seen, at most 16, which rise. */
  ttls: v.array(count),
  /** Differentiated services code points (RFC 2474). */
  dscps: v.array(count),
  rtp: v.nullable(rtpSchema),
  transport: v.nullable(
    v.strictObject({
      packets: count,
      nullPackets: count,
      transportErrors: count,
      scrambled: count,
      continuityErrors: count,
      programs: v.array(v.strictObject({ number: count, pmt: count, name: v.string() })),
      /** The PIDs with the most packets. */
      pids: v.array(
        v.strictObject({
          pid: count,
          /** What it carries: `PAT`, `video (H.264)`; empty where that is not known. */
          kind: v.string(),
          packets: count,
          continuityErrors: count,
          scrambled: count,
          /** Milliseconds between program clock references, and how much they deviate; null where it has none. */
          pcr: v.nullable(
            v.strictObject({ interval: distributionSchema, jitter: distributionSchema }),
          ),
        }),
      ),
    }),
  ),
  /** Where a field of the payload is the sequence number. */
  field: v.nullable(v.strictObject({ ...sequenceFieldSchema.entries, isFound: v.boolean() })),
  /** A test stream of Gramscope's. */
  test: v.nullable(
    v.strictObject({
      id: v.string(),
      /** Whether the sender said that nothing more comes. */
      isComplete: v.boolean(),
      /** Milliseconds that datagrams took, less the least that any took. */
      delayVariation: distributionSchema,
      /** Milliseconds by the two clocks: true where they agree. */
      delay: distributionSchema,
    }),
  ),
  /** What happened over time, in steps of equal duration. */
  series: v.strictObject({
    from: instantSchema,
    /** Seconds. */
    step: v.number(),
    datagrams: v.instance(Float64Array),
    bytes: v.instance(Float64Array),
    lost: v.instance(Float64Array),
    /** The highest jitter in milliseconds, NaN where there is none. */
    jitter: v.instance(Float64Array),
    /** The highest burst. */
    burst: v.instance(Float64Array),
  }),
});

/** Something that happened at a datagram, which one can go to. */
export const streamEventSchema = v.strictObject({
  row: v.pipe(count, v.minValue(1)),
  stream: v.pipe(count, v.minValue(1)),
  /** Of the datagram; null where the log has let it go. */
  time: v.nullable(instantSchema),
  kind: v.picklist(streamEventKinds),
  /** In words: `3 packets lost`. */
  text: v.string(),
});

/** Reads a sequence number's place that somebody typed. The message says what is wrong, in a sentence. */
export function checkSequenceField(value: unknown): Result<SequenceField> {
  const checked = v.safeParse(sequenceFieldSchema, value);
  if (checked.success) return success(checked.output);
  return failure(
    'INPUT_INVALID',
    'A sequence number is 1, 2, 4 or 8 bytes wide, begins 0 to 65000 bytes into the payload, and grows by 1 to 65536.',
  );
}

export type StreamLine = v.InferOutput<typeof streamLineSchema>;
export type StreamDetail = v.InferOutput<typeof streamDetailSchema>;
export type StreamEvent = v.InferOutput<typeof streamEventSchema>;
export type StreamEventKind = (typeof streamEventKinds)[number];
export type StreamProgress = v.InferOutput<typeof streamProgressSchema>;
export type StreamOrder = (typeof streamOrders)[number];
export type StreamAlarm = (typeof streamAlarms)[number];
export type StreamState = (typeof streamStates)[number];
export type StreamProtocol = (typeof streamProtocols)[number];
export type SequenceField = v.InferOutput<typeof sequenceFieldSchema>;

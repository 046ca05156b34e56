import * as v from 'valibot';
import { addressSchema, membershipSchema } from './address';
import { assumptionsSchema } from './assumptions';
import { failureSchema } from './failure';
import { ruleColourSchema } from './rules';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535));

/** A number by which a socket is known as long as the application runs; never used again. */
export const socketIdSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(4_294_967_295),
);

/** The last minute of a socket, second by second, the newest last. */
export const recentSecondsSchema = v.strictObject({
  received: v.array(count),
  dropped: v.array(count),
});

/**
 * The options of a socket: as the system has them while it is open, and as they were asked for while it
 * is not. Null is the choice of the system, or what there is not for this kind of socket.
 */
export const socketSettingsSchema = v.strictObject({
  ttl: v.nullable(count),
  multicastTtl: v.nullable(count),
  multicastLoopback: v.nullable(v.boolean()),
  broadcast: v.nullable(v.boolean()),
  multicastInterface: v.nullable(v.string()),
  /** Bytes that can be used. */
  receiveBuffer: v.nullable(count),
  sendBuffer: v.nullable(count),
});

/** One socket, open or not, and its counters since it was added. */
export const socketStateSchema = v.strictObject({
  id: socketIdSchema,
  /** What it is bound to, the port that the system chose included. */
  address: addressSchema,
  /** The text form of `address`, safe to show. */
  name: v.string(),
  /** Whether all users may send to the path of a Unix socket. */
  othersMaySend: v.boolean(),
  /** Datagrams received. */
  received: count,
  /** Payload bytes received. */
  bytes: count,
  /** Datagrams received in the last second. */
  perSecond: v.number(),
  /** Datagrams that the kernel discarded because the receive buffer was full. */
  dropped: count,
  /** `failed` is what should receive and cannot. */
  status: v.picklist(['running', 'stopped', 'failed']),
  /** Stopped, though it received when it was left: it waits for somebody to start it. */
  isHeld: v.boolean(),
  /** Why it does not receive though it should; null while it does, or was stopped. */
  failure: v.nullable(failureSchema),
  /** The groups that it is in, interface by interface; while it is not open, those that it will join. */
  memberships: v.array(membershipSchema),
  /** Those that it should be in and is not: the system refused, or it is waiting for an interface. */
  unjoined: v.array(v.strictObject({ membership: membershipSchema, failure: failureSchema })),
  options: socketSettingsSchema,
  recent: recentSecondsSchema,
  /** What the person should know though the socket works: a buffer that was clamped. */
  notices: v.array(failureSchema),
  /** What is assumed of what it receives. */
  assumptions: assumptionsSchema,
});

/** The most incidents that are remembered. */
export const mostIncidents = 50;

/** What happened to a socket without anybody's doing: an interface went away, a group was joined again. */
export const incidentSchema = v.strictObject({
  /** Counted from 1 on in each capture. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Milliseconds since 1970-01-01 UTC. */
  time: count,
  socket: socketIdSchema,
  /** In words, without a full stop. */
  message: v.string(),
});

/** Counters over all sockets, removed ones included. */
export const totalsSchema = v.strictObject({
  received: count,
  bytes: count,
  perSecond: v.number(),
  bytesPerSecond: v.number(),
  dropped: count,
});

/** Which rows can be pulled: `first` to `last`, both included; `last` is `first - 1` if none. */
export const logExtentSchema = v.strictObject({
  first: v.pipe(v.number(), v.integer(), v.minValue(1)),
  last: count,
  /** Rows that had to go because the log reached its limits. */
  evicted: count,
});

/** How the files of the log do. */
export const logFilesSchema = v.strictObject({
  /** Bytes of all of them. */
  bytes: count,
  /** Datagrams that came and could not be kept. */
  lost: count,
  /** Why nothing can be written at present; null while all is well. */
  failure: v.nullable(failureSchema),
});

/** A recording to files that a person named. */
export const recordingStateSchema = v.strictObject({
  /** The file that is being written. */
  path: v.string(),
  datagrams: count,
  /** Written so far. */
  bytes: count,
  /** Datagrams that could not be recorded. */
  lost: count,
  /** Why nothing can be written at present; null while all is well. */
  failure: v.nullable(failureSchema),
});

/** Grows when assumptions change: what was pulled before may read otherwise now. */
const assumptionsRevision = count;

/** Everything about a running capture but its rows. */
export const captureStateSchema = v.strictObject({
  source: v.literal('live'),
  log: logExtentSchema,
  files: logFilesSchema,
  /** Null while nothing is recorded. */
  recording: v.nullable(recordingStateSchema),
  /** Datagrams in the log that would be lost if the application were closed. */
  unsaved: count,
  totals: totalsSchema,
  sockets: v.array(socketStateSchema),
  /** The last of what happened to the sockets, the oldest first. */
  incidents: v.pipe(v.array(incidentSchema), v.maxLength(mostIncidents)),
  assumptionsRevision,
});

/** Everything about an open capture file but its rows. */
export const fileStateSchema = v.strictObject({
  source: v.literal('file'),
  log: logExtentSchema,
  /** Without the folders. */
  name: v.string(),
  path: v.string(),
  /** `stopped` is what the person did; a file that cannot be read has `failed`, however late. */
  indexing: v.picklist(['running', 'done', 'stopped', 'failed']),
  /** Bytes that are indexed. */
  indexed: count,
  /** Bytes of the file, uncompressed; null while that is not known. */
  size: v.nullable(count),
  /** As Wireshark counts them. */
  frames: count,
  /** Datagrams of which the file has less than was sent, because of a snap length. */
  truncated: count,
  /** Why nothing, or nothing more, could be read; null otherwise. */
  failure: v.nullable(failureSchema),
  /** Damage, and what could not be read. */
  notices: v.array(failureSchema),
  /** What is assumed of all that is in it. */
  assumptions: assumptionsSchema,
  assumptionsRevision,
});

/** What a window shows: a running capture, or a file. */
export const sourceStateSchema = v.variant('source', [captureStateSchema, fileStateSchema]);

/** One datagram as a line of a table. */
export const rowSchema = v.strictObject({
  /** Its place in the log, from 1. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /**
   * Seconds since the epoch with nine digits after the point, as a decimal number; files may hold
   * times before it.
   */
  time: v.pipe(v.string(), v.regex(/^-?\d+\.\d{9}$/u)),
  /** Null in a file, which has no sockets. */
  socket: v.nullable(socketIdSchema),
  /** Number of its frame in the file, from 1; null for what was received. */
  frame: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** An IP address; for Unix datagrams a path, `@name`, or empty where the sender has none. */
  src: v.string(),
  /** Null for Unix datagrams. */
  srcPort: v.nullable(port),
  dst: v.string(),
  dstPort: v.nullable(port),
  /** Hops left when it arrived; null where the system did not tell. */
  ttl: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  /** Bytes of payload as sent. */
  length: count,
  /** What the interface is called that it came by; null where there is none, or nobody said. */
  interface: v.nullable(v.string()),
  /** Host and application that a syslog message names, where that is at its beginning. */
  host: v.nullable(v.string()),
  app: v.nullable(v.string()),
  /** 0, emergency, to 7, debug, of the PRI that the payload begins with (RFC 5424, 6.2.1). */
  severity: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7))),
  /** What its payload is, `Syslog` or `RTP`; where nothing is recognised, how it came: `UDP` or `Unix`. */
  protocol: v.string(),
  /** What that tells in a line: a message without its header, a summary; null where it is the text as it is. */
  info: v.nullable(v.string()),
  /** The beginning of the payload as text; what cannot be shown is escaped. */
  text: v.string(),
  /** What the first colour rule that matches gives it; null where none does. */
  colour: v.nullable(ruleColourSchema),
});

/** A number by which one applying of a filter is known as long as its window is open. */
export const filterViewSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

/** The longest filter that is read, in UTF-16 code units. */
export const longestFilter = 65_536;

export const filterTextSchema = v.pipe(v.string(), v.maxLength(longestFilter));

/** What is wrong with the text of a filter, or may not be meant as it stands. */
export const filterProblemSchema = v.strictObject({
  /** `doubtful` is a filter that can be applied nevertheless. */
  tone: v.picklist(['wrong', 'doubtful']),
  /** What is wrong, in words, without a full stop. */
  message: v.string(),
  /** Where: `from` included, `to` excluded, both from 0. */
  from: count,
  to: count,
  /** What may have been meant there; empty where nothing comes close. */
  suggestion: v.string(),
});

/** The most completions that are offered at once. */
export const mostCompletions = 100;

/** What may come at a place of a filter. */
export const filterCompletionsSchema = v.strictObject({
  /** The part of the text that one of the items replaces: `from` included, `to` excluded, from 0. */
  from: count,
  to: count,
  items: v.array(
    v.strictObject({
      text: v.string(),
      kind: v.picklist(['field', 'function', 'operator', 'value']),
      description: v.string(),
    }),
  ),
  /** How many there are besides. */
  more: count,
});

/** How the filter that is applied does. */
export const matchesStateSchema = v.strictObject({
  view: filterViewSchema,
  text: filterTextSchema,
  /** The matches found so far that the log still has, numbered from 1 in the order of the log. */
  log: logExtentSchema,
  /** Datagrams of which it is known whether they match. */
  evaluated: count,
  /** Datagrams that took too long to be decided: no matches. */
  undecided: count,
  /** Milliseconds until all that there was had been evaluated for the first time; null before. */
  took: v.nullable(v.number()),
  /** The first match at or after the datagram that the filter was applied near; null until known. */
  near: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Why it stopped, or what it could not read; null while all is well. */
  failure: v.nullable(failureSchema),
});

/** Consecutive rows of a table. */
export const rowRunSchema = v.strictObject({
  /** The place of the first of them: its number in the log, or among the matches of a filter. */
  first: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rows: v.array(rowSchema),
});

/** For how many seconds it is known what an interface received in each. */
export const secondsOfInterfaces = 60;

/** One address of a network interface, as the system knows it. */
export const interfaceAddressSchema = v.strictObject({
  family: v.picklist([4, 6]),
  address: v.string(),
  /** Bits of the network prefix, 0 to 128. */
  prefixLength: count,
});

export const networkInterfaceSchema = v.strictObject({
  name: v.string(),
  index: count,
  up: v.boolean(),
  loopback: v.boolean(),
  multicast: v.boolean(),
  /** Largest packet in bytes. */
  mtu: count,
  addresses: v.array(interfaceAddressSchema),
  /** What it has received, where the system tells. */
  received: v.exactOptional(
    v.strictObject({
      /** Since the system runs. */
      packets: count,
      bytes: count,
      /** Packets in each second of the last minute that somebody looked, the newest last; a minute at most. */
      recent: v.pipe(v.array(count), v.maxLength(secondsOfInterfaces)),
    }),
  ),
});

export type SocketState = v.InferOutput<typeof socketStateSchema>;
export type Incident = v.InferOutput<typeof incidentSchema>;
export type RecentSeconds = v.InferOutput<typeof recentSecondsSchema>;
export type SocketSettings = v.InferOutput<typeof socketSettingsSchema>;
export type Totals = v.InferOutput<typeof totalsSchema>;
export type LogExtent = v.InferOutput<typeof logExtentSchema>;
export type RecordingState = v.InferOutput<typeof recordingStateSchema>;
export type LogFiles = v.InferOutput<typeof logFilesSchema>;
export type CaptureState = v.InferOutput<typeof captureStateSchema>;
export type FileState = v.InferOutput<typeof fileStateSchema>;
export type SourceState = v.InferOutput<typeof sourceStateSchema>;
export type Row = v.InferOutput<typeof rowSchema>;
export type FilterProblem = v.InferOutput<typeof filterProblemSchema>;
export type FilterCompletions = v.InferOutput<typeof filterCompletionsSchema>;
export type MatchesState = v.InferOutput<typeof matchesStateSchema>;
export type RowRun = v.InferOutput<typeof rowRunSchema>;
export type NetworkInterface = v.InferOutput<typeof networkInterfaceSchema>;

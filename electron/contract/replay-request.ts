import * as v from 'valibot';
import { ordinal } from './calls/inputs';
import { filterTextSchema } from './model';
import { replayPaceSchema } from './replay';

/** The most characters of a text that a person types into one field of a replay. */
export const longestReplayText = 4096;

/** The most mappings of one replay. */
export const mostMappings = 256;

/** The most replacements that a player makes, one after the other. */
export const mostReplacements = 16;

/** Seconds of the longest gap that can be asked for: 100 years. */
export const longestGap = 3_155_760_000;

/** Whether datagrams leave from the ports that they came from. */
export const sourcePortChoices = ['keep', 'any'] as const;

/** How exactly deadlines are kept, from the most processor time to the least. */
export const replayTimings = ['exact', 'balanced', 'frugal'] as const;

const text = v.pipe(v.string(), v.maxLength(longestReplayText));

/** What the fields of a replay hold as text, in the forms of `gramscope replay`. */
export const replayTextKinds = [
  /** The number of a datagram, or a time. */
  'place',
  /** `FROM=TO`. */
  'mapping',
  /** The TO of a mapping. */
  'target',
  /** `FROM=TO` of equal length. */
  'replacement',
  /** When to start: a time, or `+SECONDS`. */
  'start',
] as const;

export type ReplayTextKind = (typeof replayTextKinds)[number];

/** Which datagrams are played. Empty texts leave a thing out. */
const whatSchema = v.strictObject({
  /** The first one, included. */
  from: text,
  /** The last one, included where it is a number, excluded where it is a time. */
  until: text,
  filter: filterTextSchema,
  truncated: v.picklist(['skip', 'send']),
  /** Ends after so many; null for all. */
  limit: v.nullable(ordinal),
});

/** Where they go. */
const whereSchema = v.strictObject({
  /** `FROM=TO`: the first that fits decides. */
  mappings: v.pipe(v.array(text), v.maxLength(mostMappings)),
  /** Where all goes that no mapping fits; where it went, if empty. */
  to: text,
  sourcePorts: v.picklist(sourcePortChoices),
  /** What groups, link-local addresses and 255.255.255.255 are reached by; the system's choice, if empty. */
  interface: text,
  /** Hops, also of multicast; the system's, if null. */
  ttl: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255))),
  /** Whether this machine hears what is sent to groups. */
  loopback: v.boolean(),
});

/** When they leave. */
const whenSchema = v.strictObject({
  pace: replayPaceSchema,
  /** Seconds that gaps of the log are shortened to; null for none. */
  maxGap: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(longestGap))),
  /** At once, if empty. */
  startAt: text,
  timing: v.picklist(replayTimings),
  /** How often; 0 for ever. */
  loops: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
  /** Whether a mean gap lies between two loops. */
  closingGap: v.boolean(),
});

/** What is changed of them on the way. */
const rewritingSchema = v.strictObject({
  replace: v.pipe(v.array(text), v.maxLength(mostReplacements)),
  /** Whether sequence numbers and timestamps of RTP go on over loops. */
  rtp: v.boolean(),
  /** Whether times in headers of syslog become those of sending. */
  syslogTime: v.boolean(),
});

/** Everything that a person says about a replay before it starts. */
export const replayRequestSchema = v.strictObject({
  what: whatSchema,
  where: whereSchema,
  when: whenSchema,
  rewriting: rewritingSchema,
  /** Datagrams a second above which it is to be confirmed; null for no limit. */
  mostRate: v.nullable(
    v.pipe(v.number(), v.minValue(0.000_001), v.maxValue(Number.MAX_SAFE_INTEGER)),
  ),
  /** Whether it ends with the first datagram that is refused. */
  stopOnError: v.boolean(),
});

/** What may be asked of a replay that runs. */
export const replayControlSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['pause', 'resume', 'stop']) }),
  /** Sends the next ones at once, and then nothing. */
  v.strictObject({ kind: v.literal('step'), count: ordinal }),
  /** Goes on elsewhere: the number of a datagram, or a time. */
  v.strictObject({ kind: v.literal('seek'), place: text }),
  v.strictObject({ kind: v.literal('pace'), pace: replayPaceSchema }),
]);

export type ReplayRequestInput = v.InferOutput<typeof replayRequestSchema>;
export type ReplayControlInput = v.InferOutput<typeof replayControlSchema>;

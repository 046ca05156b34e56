import * as v from 'valibot';
import { failureSchema } from './failure';

/** Why a group arrives or does not: what was checked, what was seen, and what to do. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));

/** Longer than any target that somebody means. */
export const longestTarget = 400;
/** Seconds that a diagnosis may listen. */
export const longestListening = 300;
export const usualListening = 5;

/** Everything that is checked, by name. Words may be put otherwise at any time; programs look at these. */
export const checkIds = [
  'interface',
  'group',
  'port',
  'membership',
  'group-limit',
  'arrival',
  'wrong-interface',
  'rp-filter',
  'firewall',
  'ttl',
  'querier',
  'multicast-routing',
  'receive-buffer',
  'checksum',
] as const;

export const diagnosisTargetSchema = v.strictObject({
  family: v.picklist([4, 6]),
  group: v.string(),
  /** Null where none was named: then the ports are tried on which programs of this machine wait. */
  port: v.nullable(port),
  /** The interface on which it is wanted; null for wherever it was joined. */
  interface: v.nullable(v.string()),
});

export const checkSchema = v.strictObject({
  id: v.picklist(checkIds),
  /** What is asked, in a few words. */
  title: v.string(),
  status: v.picklist(['passed', 'failed', 'unknown']),
  /** What was found, in sentences. */
  finding: v.string(),
  /** What was read and measured. */
  evidence: v.array(v.string()),
  /** What helps, in a sentence, with the very command; null where nothing is to be done. */
  remedy: v.nullable(v.strictObject({ words: v.string(), command: v.nullable(v.string()) })),
  /** How likely it is the cause of what is missing, 0 to 100. */
  likelihood: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
});

export const verdictSchema = v.strictObject({
  /**
   * `arrives` where it is wanted; `elsewhere`: on another interface alone; `silent`: on none;
   * `unknown`: nobody listened, or nobody could.
   */
  state: v.picklist(['arrives', 'elsewhere', 'silent', 'unknown']),
  /** One line that tells it all. */
  words: v.string(),
  /** The check that is the most likely cause; null where nothing is missing. */
  cause: v.nullable(v.picklist(checkIds)),
  /** `proven` by a failed check, or `likely` because nothing else is left. */
  certainty: v.picklist(['proven', 'likely', 'none']),
  /** The other possible causes, the likeliest first. */
  suspects: v.array(v.picklist(checkIds)),
  /** Checks about what arrives now and may stop, or is heard here and goes no further. */
  risks: v.array(v.picklist(checkIds)),
});

/** What was heard of the group on one interface. */
export const heardSchema = v.strictObject({
  interface: v.string(),
  datagrams: count,
  sources: v.array(v.string()),
  ports: v.array(count),
  ttl: v.nullable(v.strictObject({ least: count, most: count })),
  /** Whether this machine sent it itself. */
  isOwn: v.boolean(),
});

export const diagnosisReportSchema = v.strictObject({
  target: diagnosisTargetSchema,
  /** The sender that was asked about. */
  source: v.nullable(v.string()),
  host: v.string(),
  system: v.string(),
  /** ISO 8601, UTC. */
  time: v.string(),
  /** Seconds that were listened; null where nobody listened. */
  listened: v.nullable(v.number()),
  /** Interfaces on which the diagnosis itself joined the group meanwhile. */
  joinedForProbe: v.array(v.string()),
  interfaces: v.array(
    v.strictObject({ name: v.string(), state: v.string(), addresses: v.array(v.string()) }),
  ),
  heard: v.array(heardSchema),
  verdict: verdictSchema,
  /** All checks, the most likely cause first. */
  checks: v.array(checkSchema),
  nextSteps: v.array(v.string()),
});

/** A diagnosis of a window, as it is asked for again and again while it runs. */
export const diagnosisStateSchema = v.variant('phase', [
  v.strictObject({ phase: v.literal('idle') }),
  v.strictObject({
    phase: v.literal('running'),
    /** Which one of the window, from 1. */
    number: count,
    target: diagnosisTargetSchema,
    /** The sender that is missed; null for any. */
    source: v.nullable(v.string()),
    /** Seconds since it began, and that it takes at most. */
    elapsed: v.number(),
    expected: v.number(),
    /** What was heard so far. */
    heard: v.array(heardSchema),
  }),
  v.strictObject({ phase: v.literal('done'), number: count, report: diagnosisReportSchema }),
  v.strictObject({ phase: v.literal('failed'), number: count, error: failureSchema }),
]);

export type CheckId = (typeof checkIds)[number];
export type DiagnosisTarget = v.InferOutput<typeof diagnosisTargetSchema>;
export type Check = v.InferOutput<typeof checkSchema>;
export type Verdict = v.InferOutput<typeof verdictSchema>;
export type Heard = v.InferOutput<typeof heardSchema>;
export type DiagnosisReport = v.InferOutput<typeof diagnosisReportSchema>;
export type DiagnosisState = v.InferOutput<typeof diagnosisStateSchema>;

import * as v from 'valibot';
import {
  longestReplayText,
  mostMappings,
  mostReplacements,
  replayTimings,
  sourcePortChoices,
} from '../replay-request';

/** Characters of a field that holds a number, or the name of an interface. */
const shortText = v.pipe(v.string(), v.maxLength(300));
const text = v.pipe(v.string(), v.maxLength(longestReplayText));

/** One line of a table: what is put in the place of what. */
const pairSchema = v.strictObject({
  /** By which the line is known as long as it is there. */
  id: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
  from: text,
  to: text,
});

function pairs(most: number) {
  return v.pipe(v.array(pairSchema), v.maxLength(most), v.readonly());
}

/**
 * The form of a replay as it was filled in last, as far as it is about no certain log: where datagrams go, how fast,
 * and what becomes of them. As it was typed.
 */
export const replayFormSchema = v.strictObject({
  where: v.picklist(['original', 'one', 'table']),
  /** The one destination for all. */
  to: text,
  mappings: pairs(mostMappings),
  /** Where all goes that no line of the table fits; where it went, if empty. */
  otherwise: text,
  sourcePorts: v.picklist(sourcePortChoices),
  interface: shortText,
  ttl: shortText,
  loopback: v.boolean(),
  pace: v.picklist(['original', 'datagrams', 'bits', 'top']),
  /** How many times as fast, and how many datagrams and millions of bits a second. */
  factor: shortText,
  perSecond: shortText,
  megabits: shortText,
  loops: shortText,
  forEver: v.boolean(),
  closingGap: v.boolean(),
  timing: v.picklist(replayTimings),
  /** Seconds. */
  maxGap: shortText,
  truncated: v.picklist(['skip', 'send']),
  replacements: pairs(mostReplacements),
  rtp: v.boolean(),
  syslogTime: v.boolean(),
  /** Datagrams a second. */
  mostRate: shortText,
  stopOnError: v.boolean(),
});

export type ReplayForm = v.InferOutput<typeof replayFormSchema>;

/** As the command does it, if nothing is said. */
export const defaultReplayForm: ReplayForm = {
  where: 'original',
  to: '',
  mappings: [{ id: 1, from: '', to: '' }],
  otherwise: '',
  sourcePorts: 'keep',
  interface: '',
  ttl: '',
  loopback: true,
  pace: 'original',
  factor: '1',
  perSecond: '1000',
  megabits: '10',
  loops: '1',
  forEver: false,
  closingGap: true,
  timing: 'balanced',
  maxGap: '',
  truncated: 'skip',
  replacements: [],
  rtp: false,
  syslogTime: false,
  mostRate: '',
  stopOnError: false,
};

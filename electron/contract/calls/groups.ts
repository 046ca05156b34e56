import * as v from 'valibot';
import { interfaceName } from '../address';
import { diagnosisStateSchema, longestListening, longestTarget } from '../diagnosis';
import { groupsOverviewSchema } from '../membership';
import { nothing } from './inputs';

/** Longer than any address. */
const longestAddress = 300;

export const groupsCalls = {
  /** What this machine has joined, and what of it arrives; `interface` null for all. */
  'groups.list': {
    input: v.strictObject({ interface: v.nullable(interfaceName) }),
    output: groupsOverviewSchema,
  },
  /**
   * Begins to find out why a group arrives or does not: `239.1.1.1:5000%eth0`. The window has one diagnosis,
   * and another one takes its place. Where `joins`, the group is joined meanwhile on every interface.
   */
  'groups.diagnose': {
    input: v.strictObject({
      target: v.pipe(v.string(), v.maxLength(longestTarget)),
      /** The sender that is missed, or null. */
      source: v.nullable(v.pipe(v.string(), v.maxLength(longestAddress))),
      /** How long to listen at most. */
      seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(longestListening)),
      joins: v.boolean(),
    }),
    output: v.null(),
  },
  /** How the diagnosis of the window is getting on, and its report once it has ended. */
  'groups.diagnosis': { input: nothing, output: diagnosisStateSchema },
  /** Ends listening: what is known by then is reported. */
  'groups.stop': { input: nothing, output: v.null() },
  /** The last report as text, as a colleague reads it; null before there is one. */
  'groups.report': { input: nothing, output: v.nullable(v.string()) },
  /** Asks where to, and writes the report as text or JSON, as the name of the file ends. Null where the person declines. */
  'groups.save-report': {
    input: nothing,
    output: v.nullable(v.strictObject({ path: v.string() })),
  },
} as const;

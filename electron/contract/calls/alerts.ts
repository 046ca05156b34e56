import * as v from 'valibot';
import { nothing } from './inputs';

/** The alerts of the running capture. */
export const alertCalls = {
  /** Marks all as seen. */
  'alerts.acknowledge': { input: nothing, output: v.null() },
  /** Empties the list. */
  'alerts.clear': { input: nothing, output: v.null() },
} as const;

import * as v from 'valibot';
import {
  filterCompletionsSchema,
  filterProblemSchema,
  filterTextSchema,
  filterViewSchema,
  longestFilter,
} from '../model';
import { nothing, ordinal } from './inputs';

/** The filter of the window. */
export const filterCalls = {
  /** What is wrong with the text of a filter, or doubtful in it; null if nothing is. */
  'filter.check': {
    input: v.strictObject({ text: filterTextSchema }),
    output: v.nullable(filterProblemSchema),
  },
  /** What may come next in a filter where the cursor is, counted in UTF-16 code units. */
  'filter.complete': {
    input: v.strictObject({
      text: filterTextSchema,
      cursor: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestFilter)),
    }),
    output: filterCompletionsSchema,
  },
  /**
   * Looks from now on for the datagrams that a filter matches, instead of those of the filter before.
   * `near` is the number of a datagram that the person looks at.
   */
  'filter.apply': {
    input: v.strictObject({ text: filterTextSchema, near: ordinal }),
    output: v.strictObject({ view: filterViewSchema }),
  },
  /** Ends the looking, and forgets what was found. */
  'filter.clear': { input: nothing, output: v.null() },
} as const;

import * as v from 'valibot';
import { commentSchema, markSchema } from '../marks';
import { filterViewSchema } from '../model';
import { nothing, ordinal } from './inputs';

/** The most datagrams that are marked at once. */
export const mostMarkedAtOnce = 1000;

/** The marks of what the window shows. */
export const markCalls = {
  /** All marks in the order of the log. */
  'marks.list': { input: nothing, output: v.array(markSchema) },
  /**
   * Marks the datagrams at `first` to `first + count - 1` of what is shown; where all of them are marked
   * already, takes their marks away.
   */
  'marks.toggle': {
    input: v.strictObject({
      view: v.nullable(filterViewSchema),
      first: ordinal,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostMarkedAtOnce)),
    }),
    output: v.null(),
  },
  /** Marks the datagram with this number and sets what is said about it; nothing, if empty. */
  'marks.comment': {
    input: v.strictObject({ number: ordinal, comment: commentSchema }),
    output: v.null(),
  },
  'marks.remove': { input: v.strictObject({ number: ordinal }), output: v.null() },
} as const;

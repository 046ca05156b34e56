import * as v from 'valibot';
import { detailSchema } from '../detail';
import { instantSchema } from '../instant';
import { filterViewSchema, rowRunSchema } from '../model';
import { densitySchema, mostBuckets } from '../statistics';
import { ordinal } from './inputs';

/** The most rows that one `log.rows` may ask for: several screens, well under a frame's time. */
export const mostRowsPerCall = 1000;

/** What the window shows of the log: the matches of the filter that was applied as `view`, or, where that is null, all. */
export const view = v.nullable(filterViewSchema);

export const logCalls = {
  /** Rows that exist in `first` to `first + count - 1` of what is shown; older ones may be gone. */
  'log.rows': {
    input: v.strictObject({
      view,
      first: ordinal,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostRowsPerCall)),
    }),
    output: rowRunSchema,
  },
  /** The datagram at a place, with what is in it; null if the log has it no longer. */
  'log.detail': {
    input: v.strictObject({ view, place: ordinal }),
    output: v.nullable(detailSchema),
  },
  /** The place of the first datagram, in the order of what is shown, from a time or later; null where none is. */
  'log.seek': {
    input: v.strictObject({ view, time: instantSchema }),
    output: v.nullable(ordinal),
  },
  /** How many datagrams of what is shown there were when, over the whole time of the log. */
  'log.density': {
    input: v.strictObject({
      view,
      buckets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostBuckets)),
    }),
    /** Null where the log has no datagrams. */
    output: v.nullable(densitySchema),
  },
} as const;

import * as v from 'valibot';
import {
  groupings,
  longestLast,
  measures,
  mostBuckets,
  mostGroups,
  statisticsSchema,
} from '../statistics';
import { view } from './log';

function upTo(most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
}

export const statisticsCalls = {
  /**
   * Counts what is shown; `last` are the seconds up to the latest datagram, or null for all of it. There are about
   * as many buckets as asked for at most, of a round duration.
   */
  'statistics.count': {
    input: v.strictObject({
      view,
      by: v.picklist(groupings),
      measure: v.picklist(measures),
      last: v.nullable(upTo(longestLast)),
      buckets: upTo(mostBuckets),
      groups: upTo(mostGroups),
    }),
    /** Null where there are no datagrams. */
    output: v.nullable(statisticsSchema),
  },
} as const;

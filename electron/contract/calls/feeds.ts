import * as v from 'valibot';
import { ordinal } from './inputs';

/** Those of which no frame comes before the last was shown. */
const feed = v.picklist(['capture', 'replay', 'send']);

/** How the renderer keeps a feed going. */
export const feedCalls = {
  /** Begins a feed from the start, after a (re)load: nothing counts as unacknowledged. */
  'feeds.open': { input: v.strictObject({ feed }), output: v.null() },
  /** Says that a frame has been shown, so that the next may come. */
  'feeds.acknowledge': {
    input: v.strictObject({ feed, sequence: ordinal }),
    output: v.null(),
  },
} as const;

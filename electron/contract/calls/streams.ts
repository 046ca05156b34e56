import * as v from 'valibot';
import { ordinal } from './inputs';

/** Those of which no frame comes before the last was shown. */
const stream = v.picklist(['capture', 'replay', 'send']);

/** How the renderer keeps a stream going. */
export const streamCalls = {
  /** Begins a stream from the start, after a (re)load: nothing counts as unacknowledged. */
  'streams.open': { input: v.strictObject({ stream }), output: v.null() },
  /** Says that a frame has been shown, so that the next may come. */
  'streams.acknowledge': {
    input: v.strictObject({ stream, sequence: ordinal }),
    output: v.null(),
  },
} as const;

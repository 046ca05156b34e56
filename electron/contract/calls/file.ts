import * as v from 'valibot';
import { assumptionsSchema } from '../assumptions';
import { nothing } from './inputs';

/** The file of the window. */
export const fileCalls = {
  /** Says what to assume from now on of all that is in it. */
  'file.assume': { input: v.strictObject({ assumptions: assumptionsSchema }), output: v.null() },
  /** Ends its indexing where it is; what is indexed stays. */
  'file.stop': { input: nothing, output: v.null() },
} as const;

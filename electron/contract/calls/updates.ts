import * as v from 'valibot';
import { updatesStateSchema } from '../updates';
import { nothing } from './inputs';

/**
 * Newer versions of Gramscope. No input says from where or which one: that is the application's, and a page
 * can do no more than agree to what was found.
 */
export const updateCalls = {
  'updates.get': { input: nothing, output: updatesStateSchema },
  /** Asks the feed now. */
  'updates.check': { input: nothing, output: v.null() },
  /** Downloads what was found, and checks it. */
  'updates.download': { input: nothing, output: v.null() },
  /** Ends the download. */
  'updates.cancel': { input: nothing, output: v.null() },
  /** Asks, in a dialog of the system's, whether to install what was downloaded and to start it. */
  'updates.install': { input: nothing, output: v.null() },
  /** Not now: puts away what was told. */
  'updates.dismiss': { input: nothing, output: v.null() },
  /** Puts away the version that was found, until there is another one or somebody asks. */
  'updates.skip': { input: nothing, output: v.null() },
} as const;

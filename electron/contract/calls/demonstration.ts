import * as v from 'valibot';
import { nothing } from './inputs';

/** Datagrams that Gramscope sends to itself, for people who have none. */
export const demonstrationCalls = {
  /** Opens sockets on loopback and sends to them until it is stopped. */
  'demonstration.start': { input: nothing, output: v.null() },
  /** Ends it and closes its sockets; the datagrams stay in the log. */
  'demonstration.stop': { input: nothing, output: v.null() },
} as const;

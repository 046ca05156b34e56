import * as v from 'valibot';
import { addressSchema } from '../address';
import { assumptionsSchema } from '../assumptions';
import { socketIdSchema, socketStateSchema } from '../model';

/** The sockets of the running capture. */
export const socketCalls = {
  /** Opens a socket and adds it to the capture. */
  'sockets.add': { input: v.strictObject({ address: addressSchema }), output: socketStateSchema },
  /** Closes a socket; its datagrams stay in the log. */
  'sockets.remove': { input: v.strictObject({ id: socketIdSchema }), output: v.null() },
  /** Says what to assume from now on of what a socket received and receives. */
  'sockets.assume': {
    input: v.strictObject({ id: socketIdSchema, assumptions: assumptionsSchema }),
    output: v.null(),
  },
} as const;

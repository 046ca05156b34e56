import * as v from 'valibot';
import { membershipSchema } from '../address';
import { assumptionsSchema } from '../assumptions';
import { socketIdSchema, socketStateSchema } from '../model';
import { socketOptionsSchema, socketSetupSchema } from '../socket-setup';

const one = v.strictObject({ id: socketIdSchema });
const membership = v.strictObject({ id: socketIdSchema, membership: membershipSchema });

/** The sockets of the running capture. */
export const socketCalls = {
  /** Opens a socket and adds it to the capture. */
  'sockets.add': { input: socketSetupSchema, output: socketStateSchema },
  /** Closes a socket and takes it away; its datagrams stay in the log. */
  'sockets.remove': { input: one, output: v.null() },
  /** Closes a socket, which can be started again. */
  'sockets.stop': { input: one, output: v.null() },
  /** Opens a socket again that was stopped, or could not be opened. */
  'sockets.start': { input: one, output: v.null() },
  /** Joins a group, at once or, where the socket is stopped, when it is started. */
  'sockets.join': { input: membership, output: v.null() },
  /** Leaves a group; without an interface, wherever it was joined. */
  'sockets.leave': { input: membership, output: v.null() },
  /** Changes some options, at once or, where the socket is stopped, when it is started. */
  'sockets.tune': {
    input: v.strictObject({ id: socketIdSchema, options: socketOptionsSchema }),
    output: v.null(),
  },
  /** Says what to assume from now on of what a socket received and receives. */
  'sockets.assume': {
    input: v.strictObject({ id: socketIdSchema, assumptions: assumptionsSchema }),
    output: v.null(),
  },
} as const;

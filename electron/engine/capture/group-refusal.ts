import { failed, type Failure, type GroupAddress } from '../../contract';
import { explainMembership } from './membership-refusal';
import type { SystemError } from './system-error';

/**
 * What the refusal to open a socket for a multicast group means; undefined where it is one that any UDP
 * socket can meet.
 */
export function explainGroup(error: SystemError, address: GroupAddress): Failure | undefined {
  switch (error.code) {
    case 'ENODEV':
    case 'ENOBUFS':
      return explainMembership(error, address);
    case 'EADDRINUSE':
      return failed(
        'ADDRESS_IN_USE',
        `Port ${address.port} is in use by a program that does not share it.`,
        'Close it there, or choose another port. A port is shared by programs that all allow it (SO_REUSEADDR).',
      );
    default:
      return undefined;
  }
}

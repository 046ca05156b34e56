import { type Failure, type GroupAddress } from '../../contract';
import { failed, type SystemError } from './system-error';

/**
 * What the refusal to join a multicast group means; undefined where it is one that any UDP socket
 * can meet.
 */
export function explainGroup({ code }: SystemError, address: GroupAddress): Failure | undefined {
  const on = address.interface === undefined ? '' : ` on ${address.interface}`;
  switch (code) {
    case 'ENODEV':
      return failed(
        'INTERFACE_UNKNOWN',
        `${address.group} could not be joined${on}: ${unknownInterface(address)}.`,
        'gramscope interfaces lists them and says which can do multicast.',
      );
    case 'ENOBUFS':
      return failed(
        'SYSTEM',
        `${address.group} could not be joined${on}: the system's limit of memberships is reached.`,
        'Remove groups, or raise the limit:\nsudo sysctl -w net.ipv4.igmp_max_memberships=200',
      );
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

function unknownInterface({ interface: name }: GroupAddress): string {
  return name === undefined
    ? 'no interface of this machine can do multicast'
    : `this machine has no interface "${name}"`;
}

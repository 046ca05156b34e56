import { failed, formatDestination, type Destination, type Failure } from '../../contract';
import { isLinkLocal } from './scope';

/** The longest payloads of UDP over IPv4 (RFC 791) and IPv6 (RFC 8200, without jumbograms), in bytes. */
export const longestOf = { 4: 65_507, 6: 65_527 } as const;

type Wording = (destination: Destination) => Failure;

const wordings: Readonly<Record<string, Wording>> = {
  EMSGSIZE: tooLong,
  ENETUNREACH: (to) =>
    unreachable(
      to,
      'this machine has no route to it',
      'Add a route, or bring up the interface on the way; for a group, name the interface that it leaves by.',
    ),
  ENETDOWN: (to) =>
    unreachable(
      to,
      'the interface on the way is down',
      'gramscope interfaces lists them; ip link set NAME up starts one.',
    ),
  EHOSTUNREACH: (to) =>
    unreachable(
      to,
      'no machine answers there',
      'Check the address, the cable, and whether the machine is on.',
    ),
  EHOSTDOWN: (to) => unreachable(to, 'the machine is down', 'Check whether it is on.'),
  ENODEV: interfaceUnknown,
  ENXIO: interfaceUnknown,
  EADDRNOTAVAIL: (to) =>
    unreachable(
      to,
      'this machine has no address that could be the source',
      'Give the interface on the way an address of that family.',
    ),
  EAFNOSUPPORT: familyUnsupported,
  EPERM: (to) =>
    refused(
      to,
      'a firewall of this machine forbids it',
      'Look at its rules for what goes out: sudo nft list ruleset, or sudo iptables -L OUTPUT -n',
    ),
  EACCES: notPermitted,
  ENOBUFS: (to) => refused(to, 'the queue of the interface is full', 'Send more slowly.'),
  ENOMEM: (to) => refused(to, 'the system has no memory left for it', 'Close other programs.'),
  EAGAIN: (to) => refused(to, 'the receiver does not keep up', 'Send more slowly.'),
  ECONNREFUSED: nobodyListens,
  EINVAL: zoneMissing,
  ENOENT: (to) =>
    refused(
      to,
      'there is no such socket',
      'Start the program that listens there first, and check the path.',
    ),
  ENOTDIR: (to) => refused(to, 'a part of the path is no folder', 'Check the path.'),
  ENAMETOOLONG: (to) =>
    refused(to, 'the path is too long', 'The address of a socket has room for 107 bytes.'),
  EPROTOTYPE: (to) =>
    refused(
      to,
      'the socket there is not for datagrams',
      'Its program listens for streams: look for another socket of it.',
    ),
};

/** Why a datagram could not be sent, by the name of the system's error, and what helps. */
export function explainSendRefusal(code: string, destination: Destination, detail = ''): Failure {
  const wording = wordings[code];
  if (wording !== undefined) return wording(destination);
  return refused(destination, detail === '' ? `the system says ${code}` : detail, '');
}

function refused(to: Destination, why: string, help: string): Failure {
  return failed('SEND_REFUSED', `Nothing can be sent to ${formatDestination(to)}: ${why}.`, help);
}

function unreachable(to: Destination, why: string, help: string): Failure {
  const message = `${formatDestination(to)} cannot be reached: ${why}.`;
  return failed('DESTINATION_UNREACHABLE', message, help);
}

function tooLong(to: Destination): Failure {
  const most =
    to.kind === 'unix'
      ? 'A datagram for a Unix socket has to fit into its send buffer: sysctl net.core.wmem_max'
      : `A datagram has at most ${longestOf[to.family].toLocaleString('en')} bytes of payload here, and fewer where the way forbids fragments.`;
  return failed('MESSAGE_TOO_LONG', `Too long for ${formatDestination(to)}.`, most);
}

function interfaceUnknown(to: Destination): Failure {
  return failed(
    'INTERFACE_UNKNOWN',
    `${formatDestination(to)} cannot be reached: this machine has no such interface.`,
    'gramscope interfaces lists them.',
  );
}

function familyUnsupported(to: Destination): Failure {
  const family = to.kind === 'unix' ? 'Unix datagrams' : `IPv${to.family}`;
  return failed(
    'FAMILY_UNSUPPORTED',
    `${formatDestination(to)} cannot be reached: ${family} is not to be had on this machine.`,
    'Send to an address of another kind.',
  );
}

function notPermitted(to: Destination): Failure {
  return to.kind === 'unix'
    ? refused(to, 'you may not write to the socket', 'Change its permissions, or run as its owner.')
    : refused(
        to,
        'the system does not permit it',
        'A route forbids it (ip route get tells), or a security policy (SELinux, AppArmor, a container).',
      );
}

function nobodyListens(to: Destination): Failure {
  return to.kind === 'unix'
    ? refused(
        to,
        'nobody listens there',
        'Start the program that listens there. A file alone may be left of one that ended.',
      )
    : refused(
        to,
        'nobody listens at that port',
        'Start the program that listens there, and check the port.',
      );
}

/** A link-local address means nothing without its interface (RFC 4007, section 6). */
function zoneMissing(to: Destination): Failure {
  return to.kind === 'udp' && isLinkLocal(to.host) && !to.host.includes('%')
    ? unreachable(
        to,
        'a link-local address needs its interface',
        `Write [${to.host}%INTERFACE]:${to.port}; gramscope interfaces lists them.`,
      )
    : refused(
        to,
        'the system refuses it as invalid',
        'A blackhole among the routes has that effect: ip route get ADDRESS tells.',
      );
}

import { failed, type Address, type Failure, type Membership } from '../../contract';
import type { SystemError } from './system-error';

/** A group, and where it was to be joined or left. */
type Wanted = Pick<Membership, 'group' | 'source' | 'interface'>;

type Wording = (wanted: Wanted) => Failure;

/** What each error number means to a person who wanted to join a group, and what helps. */
const wordings: Readonly<Record<string, Wording>> = {
  ENODEV: (wanted) =>
    refused('INTERFACE_UNKNOWN', wanted, unknownInterface(wanted), {
      help: 'gramscope interfaces lists them and says which can do multicast.',
    }),
  ENOBUFS: (wanted) =>
    refused('SYSTEM', wanted, "the system's limit of memberships is reached", {
      help: 'Remove groups, or raise the limit:\nsudo sysctl -w net.ipv4.igmp_max_memberships=200',
    }),
  EADDRINUSE: (wanted) =>
    refused('GROUP_JOINED', wanted, 'the socket is in it already', {
      help: 'Leave it first, to join it for one source alone or for all.',
    }),
  EADDRNOTAVAIL: (wanted) =>
    refused('GROUP_NOT_JOINED', wanted, 'the interface has no address of that family', {
      help: 'Choose another interface, or give it an address.',
    }),
  EINVAL: (wanted) =>
    refused('GROUP_NOT_JOINED', wanted, 'the system refuses it as invalid', {
      help: 'A socket is in a group either for all sources or for some: leave it first.',
    }),
};

/** Why a group could not be joined on a socket, and what helps. */
export function explainMembership({ code, message }: SystemError, wanted: Wanted): Failure {
  return wordings[code]?.(wanted) ?? refused('GROUP_NOT_JOINED', wanted, message, { help: '' });
}

/** A group that is joined as soon as there is an interface for it. */
export function waitingFor(wanted: Wanted): Failure {
  const { interface: name } = wanted;
  return failed(
    'GROUP_WAITING',
    name === undefined
      ? `${wanted.group} is waiting for an interface that can do multicast.`
      : `${wanted.group} is waiting for ${name}: this machine has no such interface at present.`,
    'It is joined as soon as the interface is there.',
  );
}

/** A group of a protocol that the interface, which is there, has lost: IPv6 needs an MTU of 1280 (RFC 8200). */
export function waitingForProtocol({ group, family }: Membership, name: string): Failure {
  return failed(
    'GROUP_WAITING',
    `${group} is waiting for ${name}: the interface has no IPv${family} at present.`,
    'It is joined as soon as the interface has.',
  );
}

/** Why a group could not be left. */
export function explainLeaving({ message }: SystemError, wanted: Wanted): Failure {
  return failed(
    'GROUP_NOT_JOINED',
    `${wanted.group} could not be left${place(wanted)}: ${message}.`,
    'The socket may have left it already, with its interface.',
  );
}

/**
 * Why a socket that is bound there would hear nothing of the group; undefined where it would. The
 * system gives a socket only what is for the address that it is bound to (ip(7)).
 */
export function unheard(address: Address, { group, family }: Membership): Failure | undefined {
  if (address.kind === 'unix') {
    return failed('GROUP_NOT_JOINED', `A Unix socket cannot join ${group}.`, '');
  }
  if (address.family !== family) {
    return failed(
      'GROUP_NOT_JOINED',
      `${group} is an IPv${family} group, and the socket is for IPv${address.family}.`,
      `Open a socket for UDP ${family}.`,
    );
  }
  const own = address.kind === 'group' ? address.group : address.host;
  if (own === group || isWildcard(own)) return undefined;
  const wildcard = family === 4 ? '0.0.0.0' : '::';
  return failed(
    'GROUP_NOT_JOINED',
    `The socket is bound to ${own}, and would hear nothing of ${group}.`,
    `Open one that is bound to ${wildcard}: it can join any group.`,
  );
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function refused(
  code: Failure['code'],
  wanted: Wanted,
  why: string,
  { help }: { help: string },
): Failure {
  return failed(code, `${wanted.group} could not be joined${place(wanted)}: ${why}.`, help);
}

function place({ source, interface: name }: Wanted): string {
  const from = source === undefined ? '' : ` for ${source}`;
  return name === undefined ? from : `${from} on ${name}`;
}

function unknownInterface({ interface: name }: Wanted): string {
  return name === undefined
    ? 'no interface of this machine can do multicast'
    : `this machine has no interface "${name}"`;
}

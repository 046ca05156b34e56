import { groupBinding, type Capture as NativeCapture, type OpenedSocket } from '#native';
import {
  failed,
  isMulticast,
  success,
  type Address,
  type Failure,
  type Membership,
  type Result,
  type SocketOptions,
  type UdpAddress,
} from '../../contract';
import { explainMembership, unheard, waitingFor } from './membership-refusal';
import { explainOption } from './option-refusal';
import { explainRefusal } from './refusal';
import { isSystemError, type SystemError } from './system-error';
import { pathOf } from './unix-path';

/** What a socket is opened with. */
export interface Opening {
  /** The id that it shall have. */
  id: number;
  address: Address;
  reuseAddress: boolean;
  /** Of the path of a Unix socket. */
  othersMaySend: boolean;
  options: SocketOptions;
  groups: readonly Membership[];
  /** Whether a group that cannot be joined keeps the socket from being opened. */
  refusedGroups: 'fail' | 'tell';
}

/** A group that could not be joined. */
export interface Unjoined {
  membership: Membership;
  failure: Failure;
}

/** An open socket, with those of its groups that could not be joined. */
export interface Opened {
  socket: OpenedSocket;
  unjoined: Unjoined[];
}

/**
 * Opens a socket, sets its options and joins its groups: at once, so that nobody can come in between. Or
 * leaves nothing open, and says why, for which it may have to ask around.
 */
export function open(
  native: NativeCapture,
  opening: Opening,
): Result<Opened> | Promise<Result<never>> {
  const obstacle = obstacleOf(opening);
  if (obstacle !== undefined) return { ok: false, error: obstacle };
  try {
    const socket = bind(native, opening);
    const outcome = tune(native, opening) ?? joinGroups(native, opening, socket);
    if (!outcome.ok) native.closeSocket(opening.id);
    return outcome;
  } catch (error) {
    return explainRefusal(error, opening.address).then((reason) => ({ ok: false, error: reason }));
  }
}

/** Why nothing would ever arrive. */
function obstacleOf({ address, groups }: Opening): Failure | undefined {
  if (address.kind === 'udp' && isMulticast(address.host)) return unjoined(address);
  return groups
    .map((membership) => unheard(address, membership))
    .find((reason) => reason !== undefined);
}

function bind(
  native: NativeCapture,
  { id, address, reuseAddress, othersMaySend, options: { receiveBuffer } }: Opening,
): OpenedSocket {
  const rest = { id, ...(receiveBuffer !== undefined && { receiveBuffer }) };
  switch (address.kind) {
    case 'udp': {
      const { family, host, port } = address;
      return native.openUdp({ family, address: host, port, reuseAddress, ...rest });
    }
    case 'group': {
      const { family, group, port, interface: joinOn } = address;
      return native.openUdp(groupBinding({ family, group, port, interface: joinOn, ...rest }));
    }
    case 'unix':
      return native.openUnix({ path: pathOf(address), othersMaySend, ...rest });
  }
}

/** Undefined where all went well. */
function tune(native: NativeCapture, { id, options }: Opening): Result<never> | undefined {
  try {
    native.tune(id, options);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { ok: false, error: explainOption(error, options) };
  }
}

function joinGroups(
  native: NativeCapture,
  { id, address, groups, refusedGroups }: Opening,
  socket: OpenedSocket,
): Result<Opened> {
  const refused: Unjoined[] = [];
  for (const membership of groups) {
    const { group, source, interface: joinOn } = membership;
    try {
      native.join(id, { group, source, interface: joinOn });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      refused.push({ membership, failure: explainJoining(error, membership, refusedGroups) });
    }
  }
  const [first] = refused;
  // A socket that is bound to a group hears nothing where it was not joined.
  const isDeaf = address.kind === 'group' && refused.length === groups.length;
  const isFatal = refusedGroups === 'fail' || isDeaf;
  if (first !== undefined && isFatal) return { ok: false, error: first.failure };
  return success({ socket, unjoined: refused });
}

/** A group that need not be joined at once waits for its interface. */
function explainJoining(
  error: SystemError,
  membership: Membership,
  refusedGroups: Opening['refusedGroups'],
): Failure {
  const isWaiting = refusedGroups === 'tell' && error.code === 'ENODEV';
  return isWaiting ? waitingFor(membership) : explainMembership(error, membership);
}

/** The address with the port that the system chose, where it was asked to. */
export function withActualPort(address: Address, { port }: OpenedSocket): Address {
  return address.kind === 'unix' ? address : { ...address, port };
}

function unjoined({ host, port }: UdpAddress): Failure {
  const group = host.includes(':') ? `[${host}]` : host;
  return failed(
    'GROUP_NOT_JOINED',
    `${host} is a multicast group, and nothing arrives for a group that is not joined.`,
    `To join it, put @ before it: udp://@${group}:${port}`,
  );
}

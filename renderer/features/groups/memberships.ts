import type { Membership, SocketState } from '../../../electron/contract';

/** A group that a socket of the capture has joined. */
export interface OwnMembership {
  socket: SocketState;
  membership: Membership;
}

/** Which group, and on which interface. */
export interface GroupPlace {
  family: 4 | 6;
  group: string;
  interface: string;
}

/** What sockets of the capture have joined of a group on an interface. */
export function ownMemberships(
  sockets: readonly SocketState[],
  { group, interface: name }: GroupPlace,
): OwnMembership[] {
  return sockets.flatMap((socket) =>
    socket.memberships
      .filter((membership) => bare(membership.group) === group && membership.interface === name)
      .map((membership) => ({ socket, membership })),
  );
}

/**
 * Sockets of the capture that could hear a group on an interface once they joined it there: the system gives
 * a socket only what is for the address that it is bound to (ip(7)).
 */
export function couldJoin(sockets: readonly SocketState[], place: GroupPlace): SocketState[] {
  const known = new Set(ownMemberships(sockets, place).map(({ socket }) => socket.id));
  return sockets.filter(
    (socket) => socket.status === 'running' && !known.has(socket.id) && hears(socket, place),
  );
}

function hears({ address }: SocketState, { family, group }: GroupPlace): boolean {
  if (address.kind === 'unix' || address.family !== family) return false;
  if (address.kind === 'group') return bare(address.group) === group;
  return address.host === '0.0.0.0' || address.host === '::';
}

/** The ports on which sockets of the capture wait for a group; the first says what to look at. */
export function portOf(sockets: readonly SocketState[], place: GroupPlace): number | null {
  const [own] = ownMemberships(sockets, place);
  if (own === undefined || own.socket.address.kind === 'unix') return null;
  return own.socket.address.port;
}

/** A group without the zone that the address of a socket may have. */
function bare(group: string): string {
  return group.split('%')[0] ?? group;
}

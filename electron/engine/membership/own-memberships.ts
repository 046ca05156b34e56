import type { SocketState } from '../../contract';

/** A group that a socket of the capture has joined on an interface. */
export interface OwnMembership {
  socket: string;
  group: string;
  /** Null where the system chose, and does not say which. */
  interface: string | null;
  source: string | null;
}

/** What the sockets of a capture have joined; of those that are not open, nothing. */
export function ownMemberships(sockets: readonly SocketState[]): OwnMembership[] {
  return sockets
    .filter(({ status }) => status === 'running')
    .flatMap(({ name, memberships }) =>
      memberships.map(({ group, interface: on, source }) => ({
        socket: name,
        group: group.split('%')[0] ?? group,
        interface: on ?? null,
        source: source ?? null,
      })),
    );
}

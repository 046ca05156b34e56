import {
  checkAddress,
  checkMembership,
  failure,
  formatEndpoint,
  isMulticast,
  success,
  type Announcement,
  type Membership,
  type AnnouncedPlace,
  type Result,
  type SocketSetup,
  type SocketState,
} from '../../contract';

/** What opens sockets. */
export interface WatchingCapture {
  addSocket(
    address: SocketSetup['address'],
    setup?: Omit<SocketSetup, 'address'>,
  ): Promise<Result<SocketState>>;
  removeSocket(id: number): Result<null>;
}

/**
 * Opens a socket of the capture for each group and port of an announcement. Either all of them are opened or,
 * with a reason, none.
 */
export async function watch(
  capture: WatchingCapture,
  announcement: Announcement,
): Promise<Result<SocketState[]>> {
  const setups = setupsOf(announcement);
  if (!setups.ok) return setups;
  const opened: SocketState[] = [];
  for (const { address, ...setup } of setups.value) {
    const socket = await capture.addSocket(address, setup);
    if (!socket.ok) {
      for (const { id } of opened) capture.removeSocket(id);
      return socket;
    }
    opened.push(socket.value);
  }
  return success(opened);
}

/** The sockets that would receive what is announced. Fails where something of it cannot be joined. */
export function setupsOf({ name, places, interfaces }: Announcement): Result<SocketSetup[]> {
  const groups = places.filter(({ host }) => isMulticast(host));
  const [first] = groups;
  if (first === undefined) return noGroup(name, places);
  // What was heard on several interfaces may come by any of them.
  const [only, ...others] = interfaces;
  const by = only !== undefined && others.length === 0 ? only : undefined;
  const setups = new Map<string, SocketSetup>();
  for (const place of groups) {
    const setup = setupOf(place, by);
    if (!setup.ok) return setup;
    setups.set(JSON.stringify([place.host, place.port, place.sources]), setup.value);
  }
  return success([...setups.values()]);
}

/** One source is part of the address; several are joins of their own. */
function setupOf(
  { host, port, sources }: AnnouncedPlace,
  by: string | undefined,
): Result<SocketSetup> {
  if (port === 0) return refusedMedia(host);
  const family = host.includes(':') ? 6 : 4;
  const on = by === undefined ? {} : { interface: by };
  const [source, ...others] = sources;
  const isOne = source !== undefined && others.length === 0;
  const address = checkAddress({
    kind: 'group',
    family,
    group: host,
    port,
    ...(isOne && { source }),
    ...on,
  });
  if (!address.ok) return address;
  if (others.length === 0) return success({ address: address.value });
  const groups: Membership[] = [];
  for (const each of sources) {
    const membership = checkMembership({ family, group: host, source: each, ...on });
    if (!membership.ok) return membership;
    groups.push(membership.value);
  }
  return success({ address: address.value, groups });
}

/** RFC 3264, section 6: such media are not wanted. */
function refusedMedia(host: string): Result<never> {
  return failure(
    'ADDRESS_INVALID',
    `The announcement has port 0 for ${host}, which says that nothing is sent there.`,
  );
}

function noGroup(name: string, [place]: readonly AnnouncedPlace[]): Result<never> {
  if (place === undefined) {
    return failure(
      'ADDRESS_INVALID',
      `"${name}" says of no group where it is, so that nothing can be joined.`,
    );
  }
  return failure(
    'ADDRESS_INVALID',
    `"${name}" is at ${formatEndpoint(place.host, place.port)}, which is not a multicast group: there is nothing to join.`,
    'What it sends goes to those who ask it.',
  );
}

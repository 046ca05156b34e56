import type { dgram } from '#native';
import type { Address, Membership } from '../../contract';

/** What a socket that is bound there joins if nothing else is said: the group that it is for. */
export function ownGroups(address: Address): Membership[] {
  if (address.kind !== 'group') return [];
  const { kind: _kind, port: _port, ...own } = address;
  return [own];
}

/** A zone of the group names the interface, as `ff02::1%eth0` does (RFC 4007). */
export function placed(membership: Membership): Membership {
  const [group = '', zone] = membership.group.split('%');
  return zone === undefined ? membership : { ...membership, group, interface: zone };
}

/**
 * Those that a socket is in, as they could be asked for: on interfaces of the names that they are called by now, or
 * else that they had when they were joined.
 */
export function joinedGroups(
  joined: readonly dgram.Membership[],
  nameOf: (index: number) => string | undefined = () => undefined,
): Membership[] {
  return joined.map(({ group, source, interface: { index, name } }) => ({
    family: group.includes(':') ? 6 : 4,
    group,
    ...(source !== undefined && { source }),
    // Without a name the system chose, and would again.
    ...(name !== '' && { interface: nameOf(index) ?? name }),
  }));
}

/**
 * What to ask for next time, after something was left: of what was asked for everywhere, the interfaces that
 * are still joined or waited for.
 */
export function groupsAfterLeaving(
  asked: readonly Membership[],
  left: Membership,
  remaining: readonly Membership[],
): Membership[] {
  const others = asked.filter((one) => !isOfSame(one, left));
  return [...others, ...remaining.filter((one) => isOfSame(one, left))];
}

/** The same without a membership that was asked for. */
export function groupsWithout(asked: readonly Membership[], left: Membership): Membership[] {
  return asked.filter((one) => !isSame(one, left));
}

export function isSame(one: Membership, other: Membership): boolean {
  return isOfSame(one, other) && one.interface === other.interface;
}

function isOfSame(one: Membership, other: Membership): boolean {
  return one.group === other.group && one.source === other.source;
}

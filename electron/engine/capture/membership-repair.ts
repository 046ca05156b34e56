import type { dgram, NetworkInterface } from '#native';
import type { Membership } from '../../contract';
import { byIndex, byName, type InterfaceLook } from './interface-look';

/** What is to be done so that a socket is in the groups that it was asked to be in. */
export interface MembershipRepair {
  /** Their interface vanished, or its name belongs to another one now. */
  drop: dgram.Membership[];
  join: { asked: Membership; on: dgram.Membership }[];
  /** The system has left them by itself, on an interface that is there. */
  renew: { asked: Membership; on: dgram.Membership }[];
  /** No interface is there for them. */
  waiting: Membership[];
}

/** Compares what was asked for, and what a socket is in, with the interfaces that there are. */
export function repairOf(
  asked: readonly Membership[],
  joined: readonly dgram.Membership[],
  look: InterfaceLook,
): MembershipRepair {
  const places = asked.map((one) => ({ asked: one, on: placesOf(one, joined, look.now) }));
  const wanted = places.flatMap(({ asked: one, on }) =>
    on.map((each) => ({ asked: one, on: membershipOn(one, each) })),
  );
  const isWanted = (one: dgram.Membership) => wanted.some(({ on }) => isSamePlace(on, one));
  return {
    drop: joined.filter((one) => !isChoiceOfSystem(one) && !isWanted(one)),
    join: wanted.filter(
      ({ on }, at) =>
        !joined.some((one) => isSamePlace(one, on)) &&
        wanted.findIndex((other) => isSamePlace(other.on, on)) === at,
    ),
    renew: joined
      .filter((one) => isLost(one, look))
      .flatMap((on) => {
        const reason = wanted.find((each) => isSamePlace(each.on, on));
        return reason === undefined ? [] : [{ asked: reason.asked, on }];
      }),
    waiting: places
      .filter(({ on }) => on.length === 0)
      .map(({ asked: one }) => one)
      .filter((one) => !joined.some((is) => isChoiceOfSystem(is) && isOfSameGroup(is, one))),
  };
}

/**
 * Where it should be. A name means the interface that has it, or else the one that had it when it was joined.
 * Without a name it is every interface that is up, and those that were.
 */
function placesOf(
  asked: Membership,
  joined: readonly dgram.Membership[],
  now: readonly NetworkInterface[],
): NetworkInterface[] {
  const own = joined.filter((one) => isOfSameGroup(one, asked));
  const { interface: name } = asked;
  if (name === undefined) {
    const isOwn = (index: number) => own.some((one) => one.interface.index === index);
    return now.filter(({ up, multicast, index }) => (up && multicast) || isOwn(index));
  }
  const former = own.find((one) => one.interface.name === name)?.interface.index;
  const place = byName(now, name) ?? byIndex(now, former ?? 0);
  return place === undefined ? [] : [place];
}

/** Under the name that was asked for, by which it is found again after the interface was renamed. */
function membershipOn(asked: Membership, { index, name }: NetworkInterface): dgram.Membership {
  const { group, source, interface: wanted = name } = asked;
  return { group, interface: { index, name: wanted }, ...(source !== undefined && { source }) };
}

/**
 * Whether the system has left it although its interface is there: Linux forgets sources while it is down, and all
 * of IPv6 where its MTU falls below 1280. What is joined while it is down is forgotten once more when it comes up.
 * Where the system does not tell what it has, it is taken for lost whenever the interface came up.
 */
function isLost(membership: dgram.Membership, look: InterfaceLook): boolean {
  const { index } = membership.interface;
  if (byIndex(look.now, index)?.up !== true) return false;
  if (look.groups !== null) return !look.groups.has(membership);
  return byIndex(look.before, index)?.up === false;
}

export function isOfSameGroup(one: dgram.Membership, { group, source }: Membership): boolean {
  return one.group === group && one.source === source;
}

/** Where no interface was known to do multicast. */
function isChoiceOfSystem({ interface: { index } }: dgram.Membership): boolean {
  return index === 0;
}

function isSamePlace(one: dgram.Membership, other: dgram.Membership): boolean {
  return (
    one.group === other.group &&
    one.source === other.source &&
    one.interface.index === other.interface.index
  );
}

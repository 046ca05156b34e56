import type { Capture as NativeCapture, dgram } from '#native';
import type { Failure, Membership } from '../../contract';
import { byIndex, type InterfaceLook } from './interface-look';
import { incidentsOf } from './membership-incidents';
import { explainMembership, waitingFor, waitingForProtocol } from './membership-refusal';
import { isOfSameGroup, repairOf, type MembershipRepair } from './membership-repair';
import type { Unjoined } from './open';
import { isSystemError, type SystemError } from './system-error';

/** How the groups of a socket are after the interfaces were looked at. */
export interface StayedJoined {
  unjoined: Unjoined[];
  /** What happened, in words; nothing, where nothing changed. */
  incidents: string[];
}

/** Bytes; below that an interface has no IPv6 (RFC 8200, section 5), and Linux says EINVAL. */
const leastMtu6 = 1280;

type Wanted = MembershipRepair['join'][number];

/** Joins what an open socket was asked to be in and is not, and lets go of what has vanished. */
export function stayJoined(
  native: NativeCapture,
  id: number,
  asked: readonly Membership[],
  look: InterfaceLook,
): StayedJoined {
  const before = native.memberships(id);
  const { drop, join, renew, waiting } = repairOf(asked, before, look);
  for (const one of drop) native.drop(id, one);
  const renewed = attempt(native, id, renew, look);
  const joined = attempt(native, id, join, look);
  const others = before.filter((one) => !drop.includes(one) && !isAmong(one, renew));
  const happened = { joined: joined.done, renewed: renewed.done, dropped: drop, kept: others };
  const refused = [...renewed.refused, ...joined.refused];
  return {
    unjoined: [
      ...waiting.map((membership) => ({ membership, failure: waitingFor(membership) })),
      ...missing(refused, native.memberships(id)),
    ],
    incidents: [
      ...incidentsOf(happened, look),
      ...renewed.refused.map(({ failure }) => failure.message),
    ],
  };
}

function attempt(
  native: NativeCapture,
  id: number,
  wanted: readonly Wanted[],
  look: InterfaceLook,
): { done: Wanted[]; refused: Unjoined[] } {
  const refused: Unjoined[] = [];
  const done = wanted.filter(({ asked, on }) => {
    try {
      native.rejoin(id, on, asked.interface === undefined ? 'everywhere' : 'on one');
      return true;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      refused.push({ membership: asked, failure: explain(error, asked, on, look) });
      return false;
    }
  });
  return { done, refused };
}

function explain(
  error: SystemError,
  asked: Membership,
  on: dgram.Membership,
  look: InterfaceLook,
): Failure {
  const place = byIndex(look.now, on.interface.index);
  if (place === undefined) return explainMembership(error, asked);
  const isTooNarrow = asked.family === 6 && place.mtu < leastMtu6;
  return error.code === 'ENODEV' || isTooNarrow
    ? waitingForProtocol(asked, place.name)
    : explainMembership(error, asked);
}

/** What is asked for on every interface is not missing where one has it. */
function missing(refused: readonly Unjoined[], joined: readonly dgram.Membership[]): Unjoined[] {
  const named = refused.filter(({ membership }) => membership.interface !== undefined);
  const everywhere = refused.filter(
    ({ membership }, at) =>
      membership.interface === undefined &&
      refused.findIndex((other) => other.membership === membership) === at &&
      !joined.some((one) => isOfSameGroup(one, membership)),
  );
  return [...named, ...everywhere];
}

function isAmong(one: dgram.Membership, wanted: readonly Wanted[]): boolean {
  return wanted.some(({ on }) => on === one);
}

import type { dgram, NetworkInterface } from '#native';
import { isLinkLocal } from '../send/scope';
import { byIndex, nameIn, type InterfaceLook } from './interface-look';
import type { MembershipRepair } from './membership-repair';

/** Groups that are named in one line; of more, how many there are. */
const mostNamed = 3;

/** What happened to a membership, and what its line says: `joined GROUP on eth1 again: ...`. */
interface Happening {
  before: string;
  group: string;
  after: string;
}

/** What was done to the groups of a socket. */
export interface Repaired {
  joined: MembershipRepair['join'];
  renewed: MembershipRepair['renew'];
  dropped: readonly dgram.Membership[];
  /** What was there before and still is. */
  kept: readonly dgram.Membership[];
}

/** What became of the groups of one socket, in words: a line for each interface and reason. */
export function incidentsOf(repaired: Repaired, look: InterfaceLook): string[] {
  const { joined, renewed, dropped, kept } = repaired;
  const again = dropped.filter(
    (one) =>
      byIndex(look.now, one.interface.index) === undefined &&
      joined.some(({ on }) => isUnderSameName(on, one)),
  );
  return asLines([
    ...dropped.filter((one) => !again.includes(one)).map((one) => departure(one, look)),
    ...kept.flatMap((one) => change(one, look)),
    ...renewed.map(({ on }) => renewal(on, look)),
    ...joined.map((each) => arrival(each, look, again)),
  ]);
}

function departure(one: dgram.Membership, look: InterfaceLook): Happening {
  const { index, name } = one.interface;
  const place = byIndex(look.now, index);
  if (place !== undefined) {
    return about(one, 'left', `on ${place.name}: another interface is called ${name} now`);
  }
  return about(one, `waiting for ${name} to join`, 'again: the interface went away');
}

function arrival(
  { asked, on }: MembershipRepair['join'][number],
  look: InterfaceLook,
  dropped: readonly dgram.Membership[],
): Happening {
  const { index } = on.interface;
  const place = nameIn(look, index) ?? on.interface.name;
  if (byIndex(look.before, index)?.up === true) {
    return about(on, 'joined', `on ${place}: it can be joined now`);
  }
  const isBack = asked.interface !== undefined || dropped.some((one) => isUnderSameName(one, on));
  return about(
    on,
    'joined',
    isBack ? `on ${place} again: the interface came back` : `on ${place}: the interface came up`,
  );
}

function renewal(one: dgram.Membership, look: InterfaceLook): Happening {
  const before = byIndex(look.before, one.interface.index);
  const why = before?.up === false ? 'the interface came up' : 'the system had left it';
  return about(one, 'joined', `on ${placeOf(one, look)} again: ${why}`);
}

/** Of a membership that the system kept: what changed about its interface. */
function change(one: dgram.Membership, look: InterfaceLook): Happening[] {
  const before = byIndex(look.before, one.interface.index);
  const now = byIndex(look.now, one.interface.index);
  if (before === undefined || now === undefined) return [];
  const renamed =
    before.name === now.name
      ? []
      : [about(one, 'still in', `on ${now.name}: that is what ${before.name} is called now`)];
  if (before.up && !now.up) {
    return [...renamed, about(one, `waiting for ${now.name} to hear`, 'again: it went down')];
  }
  if (!before.up && now.up) {
    return [...renamed, about(one, 'joined', `on ${now.name} again: the interface came up`)];
  }
  return [...renamed, ...readdressing(one, before, now)];
}

function readdressing(
  one: dgram.Membership,
  before: NetworkInterface,
  now: NetworkInterface,
): Happening[] {
  const family = one.group.includes(':') ? 6 : 4;
  const addresses = addressesOf(now, family);
  if (addresses === addressesOf(before, family)) return [];
  const has = addresses === '' ? `no IPv${family} address` : addresses;
  return [about(one, 'still in', `on ${now.name}, which has ${has} now`)];
}

/** Without those of the link, which come and go with the interface. */
function addressesOf({ addresses }: NetworkInterface, wanted: 4 | 6): string {
  return addresses
    .filter(({ family, address }) => family === wanted && !isLinkLocal(address))
    .map(({ address }) => address)
    .join(', ');
}

function placeOf({ interface: { index, name } }: dgram.Membership, look: InterfaceLook): string {
  return nameIn(look, index) ?? name;
}

function isUnderSameName(one: dgram.Membership, other: dgram.Membership): boolean {
  return (
    one.group === other.group &&
    one.source === other.source &&
    one.interface.name === other.interface.name
  );
}

function about({ group, source }: dgram.Membership, before: string, after: string): Happening {
  return { before, group: source === undefined ? group : `${group} from ${source}`, after };
}

/** Those that happened alike are one line, lest an interface with many groups drives out all that was told before. */
function asLines(happenings: readonly Happening[]): string[] {
  const alike = new Map<string, Happening[]>();
  for (const each of happenings) {
    const kind = `${each.before}\n${each.after}`;
    alike.set(kind, [...(alike.get(kind) ?? []), each]);
  }
  return [...alike.values()].map((some) => {
    const [{ before, after } = { before: '', after: '' }] = some;
    return `${before} ${named(some.map(({ group }) => group))} ${after}`;
  });
}

function named(groups: readonly string[]): string {
  const more = groups.length - mostNamed;
  const some = groups.slice(0, mostNamed).join(', ');
  return more > 0 ? `${some} and ${more} more` : some;
}

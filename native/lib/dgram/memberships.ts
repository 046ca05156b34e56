import { BlockList, isIP } from 'node:net';

import { codedError, invalidValue, systemError, systemErrorOf } from './errors';
import { zoneless } from './inbox';
import {
  invalidInterface,
  type MembershipInterface,
  multicastInterfaces,
  namedInterface,
} from './multicast-interfaces';
import type { Membership as NativeMembership, NativeSocket } from './native-socket';

/** A group that a socket is in, on one interface. */
export interface Membership {
  /** As it was joined. */
  group: string;
  interface: MembershipInterface;
  /** Only datagrams from there are received (RFC 4607); absent for all sources. */
  source?: string;
}

/** How a membership came about, so that leaving without an interface undoes exactly that. */
export type JoinedHow = 'everywhere' | 'on one';

interface Entry extends Membership {
  wasJoined: JoinedHow;
}

/** A call for memberships; `on` null or absent means every interface. */
export interface MembershipRequest {
  /** The method, as errors name it. */
  syscall: string;
  group: string;
  source?: string;
  on: unknown;
}

const MULTICAST = new BlockList();
MULTICAST.addSubnet('224.0.0.0', 4, 'ipv4');
MULTICAST.addSubnet('ff00::', 8, 'ipv6');

/** The group of addMembership() and dropMembership(). Throws ERR_MISSING_ARGS. */
export function checkGroup(group: unknown): string {
  if (group) return String(group);
  const message = 'The "multicastAddress" argument must be specified';
  throw codedError(TypeError, 'ERR_MISSING_ARGS', message);
}

/** What joins one group on one interface, and leaves it. */
export type Joining = Pick<NativeSocket, 'join' | 'leave'>;

/** The multicast groups of one socket. */
export class Memberships {
  readonly #family: 4 | 6;
  readonly #native: () => Joining;
  #entries: Entry[] = [];

  constructor(family: 4 | 6, native: () => Joining) {
    this.#family = family;
    this.#native = native;
  }

  list(): Membership[] {
    return this.#entries.map(({ group, source, interface: on }) => ({
      group,
      interface: { ...on },
      ...(source !== undefined && { source }),
    }));
  }

  /**
   * Joins, and tells on which interfaces. The request must be checked. Throws EADDRINUSE where it was joined already, ENODEV for an unknown interface, or
   * what the system says; with several interfaces only when every one refused.
   */
  join(request: MembershipRequest): MembershipInterface[] {
    const { group, zone, on } = placed(request);
    if (on !== undefined || zone !== undefined) {
      const target = namedInterface(on ?? `%${zone}`, request.syscall);
      this.#joinOn(target, { ...request, group }, 'on one');
      return [target];
    }
    return this.#joinEverywhere({ ...request, group });
  }

  #joinEverywhere(request: MembershipRequest): MembershipInterface[] {
    const errors: unknown[] = [];
    const joined = multicastInterfaces().filter((target) => {
      try {
        this.#joinOn(target, request, 'everywhere');
        return true;
      } catch (error) {
        errors.push(error);
        return false;
      }
    });
    if (joined.length === 0) throw errors[0];
    return joined;
  }

  #joinOn(target: MembershipInterface, request: MembershipRequest, wasJoined: JoinedHow) {
    const { syscall, group, source } = request;
    const entry = { group, interface: target, wasJoined, ...(source !== undefined && { source }) };
    if (this.#entries.some((other) => isSame(other, entry))) {
      throw systemError(syscall, 'EADDRINUSE');
    }
    this.#enter(entry, syscall);
  }

  #enter(entry: Entry, syscall: string): void {
    try {
      this.#native().join(toNative(entry));
    } catch (error) {
      throw systemErrorOf(syscall, error);
    }
    this.#entries.push(entry);
  }

  /**
   * Joins on exactly that interface, whatever it is called now; what is in the list already is left first, because
   * the system may have left it by itself. Throws what the system says, and then it is in the list no more.
   */
  rejoin({ group, source, interface: on }: Membership, syscall: string, how: JoinedHow): void {
    const wanted = { group, interface: on, ...(source !== undefined && { source }) };
    const listed = this.#remove(wanted, syscall);
    this.#enter(listed ?? { ...wanted, wasJoined: how }, syscall);
  }

  /** Leaves one as list() tells it, also where its interface has vanished. Nothing happens where it is not in the list. */
  drop(membership: Membership, syscall: string): void {
    this.#remove(membership, syscall);
  }

  #remove(membership: Membership, syscall: string): Entry | undefined {
    const listed = this.#entries.find((entry) => isSame(entry, membership));
    if (listed === undefined) return undefined;
    this.#entries = this.#entries.filter((entry) => entry !== listed);
    this.#leave(listed, syscall);
    return listed;
  }

  /**
   * Leaves; without an interface what was joined without one, or else the group wherever it was
   * joined. Throws EINVAL and ENODEV as join() does, and EADDRNOTAVAIL where it was not joined.
   */
  leave(request: MembershipRequest): void {
    this.check(request);
    const { syscall } = request;
    const leaving = this.#matching(request);
    if (leaving.length === 0) {
      throw systemError(syscall, request.source === undefined ? 'EADDRNOTAVAIL' : 'EINVAL');
    }
    this.#entries = this.#entries.filter((entry) => !leaving.includes(entry));
    for (const entry of leaving) this.#leave(entry, syscall);
  }

  #matching(request: MembershipRequest): Entry[] {
    const { group, zone, on } = placed(request);
    const same = this.#entries.filter(
      (entry) => entry.group === group && entry.source === request.source,
    );
    if (on !== undefined || zone !== undefined) {
      const { index } = namedInterface(on ?? `%${zone}`, request.syscall);
      return same.filter((entry) => entry.interface.index === index);
    }
    const everywhere = same.filter(({ wasJoined }) => wasJoined === 'everywhere');
    return everywhere.length > 0 ? everywhere : same;
  }

  #leave(entry: Entry, syscall: string): void {
    try {
      this.#native().leave(toNative(entry));
    } catch (error) {
      // The system left the group itself when the interface vanished.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENODEV' && code !== 'EADDRNOTAVAIL') throw systemErrorOf(syscall, error);
      if (code === 'ENODEV' && entry.source !== undefined) this.#forgetSources(entry);
    }
  }

  /**
   * Linux keeps what a socket asked for of an interface that vanished, counts it in igmp_max_memberships, and finds
   * no source there to leave: only the group as a whole can be left, with all of its sources.
   */
  #forgetSources({ group, interface: on }: Entry): void {
    try {
      this.#native().leave(toNative({ group, interface: on }));
    } catch {
      // It was left with another source of the group, or this system keeps nothing.
    }
  }

  /** Throws EINVAL for what is no multicast group, or no source for it. IPv6 sockets hear IPv4 too. */
  check({ syscall, group, source, on }: MembershipRequest): void {
    const family = familyOf(group);
    const isHeard = family === 4 || family === this.#family;
    if (!isHeard || !isMulticast(group)) {
      const range = this.#family === 4 ? '224.0.0.0/4' : 'ff00::/8 or 224.0.0.0/4';
      throw invalidValue(syscall, { name: 'group', range: `in ${range}`, value: group });
    }
    if (source !== undefined && (familyOf(source) !== family || isMulticast(source))) {
      const range = `a unicast IPv${family} address`;
      throw invalidValue(syscall, { name: 'sourceAddress', range, value: source });
    }
    if (on === '') throw invalidInterface(syscall, on);
  }
}

/** A zone of the group names the interface, as `ff02::1%eth0` does. */
function placed({ group, on }: MembershipRequest): {
  group: string;
  zone: string | undefined;
  on: unknown;
} {
  return { group: zoneless(group), zone: group.split('%')[1], on: on ?? undefined };
}

/** 4, 6, or 0 for what is no address. */
function familyOf(address: string): number {
  return isIP(zoneless(address));
}

function isMulticast(address: string): boolean {
  const literal = zoneless(address);
  return MULTICAST.check(literal, isIP(literal) === 4 ? 'ipv4' : 'ipv6');
}

function isSame(one: Membership, other: Membership): boolean {
  return (
    one.group === other.group &&
    one.source === other.source &&
    one.interface.index === other.interface.index
  );
}

function toNative({ group, interface: { index }, source }: Membership): NativeMembership {
  return { group, interfaceIndex: index, ...(source !== undefined && { source }) };
}

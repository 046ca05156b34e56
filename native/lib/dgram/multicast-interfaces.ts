import { isIPv4, isIPv6 } from 'node:net';

import { listInterfaces } from '../interfaces';
import type { NetworkInterface } from '../network-interface';
import { invalidValue, systemError } from './errors';

/** An interface that a membership is on. Index 0, without a name: the system chose. */
export interface MembershipInterface {
  name: string;
  index: number;
}

const SYSTEM_CHOICE: MembershipInterface = { name: '', index: 0 };

/** Every interface that is up and multicast-capable; the system's choice where there is none. */
export function multicastInterfaces(): MembershipInterface[] {
  const valid = listInterfaces().filter(({ up, multicast }) => up && multicast);
  return valid.length > 0 ? valid.map(reference) : [SYSTEM_CHOICE];
}

/**
 * The interface that a program names: by one of its addresses, by name, by index, or by the zone of
 * an IPv6 address (`::%eth0`, `%eth0`, `fe80::1%2`). Throws EINVAL for what is no such thing, and
 * ENODEV where there is none.
 */
export function namedInterface(given: unknown, syscall: string): MembershipInterface {
  if (typeof given === 'number') return indexed(given, syscall);
  if (typeof given !== 'string' || given === '') throw invalidInterface(syscall, given);
  if (given === '0.0.0.0' || given === '::') return SYSTEM_CHOICE;
  const [address = '', zone] = given.split('%');
  if (zone !== undefined) return zoned(address, zone, syscall);
  if (isIPv4(given) || isIPv6(given)) return found(syscall, hasAddress(given));
  const match = listInterfaces().find(named(given));
  if (match === undefined) throw invalidInterface(syscall, given);
  return reference(match);
}

export function invalidInterface(syscall: string, value: unknown): Error {
  const range = 'an address, a name or an index of an interface';
  return invalidValue(syscall, { name: 'multicastInterface', range, value });
}

function zoned(address: string, zone: string, syscall: string): MembershipInterface {
  if (address !== '' && !isIPv6(address)) throw invalidInterface(syscall, `${address}%${zone}`);
  return found(syscall, named(zone));
}

function indexed(wanted: number, syscall: string): MembershipInterface {
  if (!Number.isInteger(wanted) || wanted < 1) throw invalidInterface(syscall, wanted);
  return found(syscall, ({ index }) => index === wanted);
}

const reference = ({ name, index }: NetworkInterface): MembershipInterface => ({ name, index });

const hasAddress =
  (wanted: string) =>
  ({ addresses }: NetworkInterface): boolean =>
    addresses.some(({ address }) => address === canonical(wanted));

const named =
  (text: string) =>
  ({ name, index }: NetworkInterface): boolean =>
    name === text || String(index) === text;

/** An IPv6 address in the text form that interfaces are listed with (RFC 5952). */
function canonical(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

function found(
  syscall: string,
  matches: (candidate: NetworkInterface) => boolean,
): MembershipInterface {
  const match = listInterfaces().find(matches);
  if (match !== undefined) return reference(match);
  throw systemError(syscall, 'ENODEV');
}

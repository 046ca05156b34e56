import { isIPv4, isIPv6 } from 'node:net';

import { listInterfaces } from '../interfaces';
import { invalidValue, systemErrorOf } from './errors';
import { checkDescriptor, type SettableHandle } from './socket-options';

const SYSCALL = 'setMulticastInterface';

/** What setMulticastInterface() of socket.ts does, once it has a string. */
export function setMulticastInterface(
  target: SettableHandle & { readonly family: 4 | 6 },
  given: string,
): void {
  const address = target.family === 4 ? ipv4Source(given) : ipv6Source(given);
  checkDescriptor(target, SYSCALL);
  try {
    target.handle.native().setMulticastInterface(address);
  } catch (error) {
    throw systemErrorOf(SYSCALL, error);
  }
}

function ipv4Source(given: string): string {
  if (isIPv4(given)) return given;
  const { addresses = [] } = listInterfaces().find(({ name }) => name === given) ?? {};
  const own = addresses.find(({ family }) => family === 4);
  if (own === undefined) throw invalidSource('an IPv4 address of an interface, or its name', given);
  return own.address;
}

function ipv6Source(given: string): string {
  const [address = '', named] = given.split('%');
  // As in Node, a zone that names no interface leaves the choice to the system.
  if (isIPv6(address)) return named === undefined || isInterface(named) ? given : address;
  const zone = named ?? given;
  if (!isInterface(zone))
    throw invalidSource('an IPv6 address with a zone, or an interface', given);
  return `::%${zone}`;
}

function isInterface(text: string): boolean {
  return listInterfaces().some(({ name, index }) => name === text || String(index) === text);
}

function invalidSource(range: string, value: string): Error {
  return invalidValue(SYSCALL, { name: 'interfaceAddress', range, value });
}

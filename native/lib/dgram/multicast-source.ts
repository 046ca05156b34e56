import { isIPv4, isIPv6 } from 'node:net';

import { listInterfaces } from '../interfaces';
import { systemError, systemErrorOf } from './errors';
import { zoneless } from './inbox';
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
  if (own === undefined) throw systemError(SYSCALL, 'EINVAL');
  return own.address;
}

function ipv6Source(given: string): string {
  if (isIPv6(zoneless(given)) && given !== '') return given;
  const zone = given.startsWith('%') ? given.slice(1) : given;
  const isKnown = listInterfaces().some(
    ({ name, index }) => name === zone || String(index) === zone,
  );
  if (!isKnown) throw systemError(SYSCALL, 'EINVAL');
  return `::%${zone}`;
}

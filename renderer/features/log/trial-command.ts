import type { Address } from '../../../electron/contract';

/**
 * A shell command that sends one datagram to a socket of this machine, or null if none is known.
 * logger(1) of util-linux: -n host, -P port, -d datagrams rather than a stream.
 */
export function trialCommand(address: Address): string | null {
  if (address.kind !== 'udp') return null;
  return `logger -n ${reachable(address.host)} -P ${address.port} -d "Hello"`;
}

/** A socket bound to every interface is reached through loopback. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return /^[0:]+$/u.test(host) ? '::1' : host;
}

import type { Address } from '../../../electron/contract';

/**
 * A shell command that sends one datagram to a socket of this machine. logger(1) of util-linux: -n
 * host, -P port, -d datagrams rather than a stream, -u a Unix socket; it knows no abstract names.
 */
export function trialCommand(address: Address): string {
  switch (address.kind) {
    case 'udp':
      return `logger -n ${reachable(address.host)} -P ${address.port} -d "Hello"`;
    case 'group':
      return `logger -n ${address.group} -P ${address.port} -d "Hello"`;
    case 'unix':
      return address.namespace === 'path'
        ? `logger -u ${quoted(address.path)} "Hello"`
        : `echo Hello | socat -u - ${quoted(`ABSTRACT-SENDTO:${address.name}`)}`;
  }
}

/** A socket bound to every interface is reached through loopback. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return /^[0:]+$/u.test(host) ? '::1' : host;
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

import type { Address } from './address';
import { addressForms, formatEndpoint, parseAddress } from './address-text';
import { failure, success, type Result } from './failure';

/** Where datagrams are sent. */
export type Destination =
  /** `interface` is what a group is sent by; the host of a link-local address has it as its zone. */
  | { kind: 'udp'; family: 4 | 6; host: string; port: number; interface?: string }
  /** A path, or `@name` in the abstract namespace of Linux. */
  | { kind: 'unix'; path: string };

const forms =
  'Write 192.0.2.1:514, [2001:db8::1]:514, 239.1.1.1:5000%eth0, /path or @name, with udp:// or unix: ' +
  'before it or without.';

/** A multicast group where people write no @ before it. */
const bareGroup = /^udp:\/\/(?=(22[4-9]|23\d)\.|\[ff[0-9a-f]{2}:)/iu;

/**
 * Reads where to send: the text form of addresses, also without `udp://` and `unix:`, and groups also
 * without `@`. The message of an error quotes the text and says which part is wrong.
 */
export function parseDestination(text: string): Result<Destination> {
  const whole = withScheme(text);
  const address = parseAddress(whole.replace(bareGroup, 'udp://@'));
  if (address.ok) return destinationOf(text, address.value);
  const { code, message, detail } = address.error;
  const [start = '', ...rest] = message.split('"');
  const isQuoted = start === '' && rest.length > 1;
  return failure(
    code,
    isQuoted ? [start, text, ...rest.slice(1)].join('"') : message,
    detail === addressForms ? forms : detail,
  );
}

/** The text that parseDestination() reads, without schemes. */
export function formatDestination(destination: Destination): string {
  if (destination.kind === 'unix') return destination.path;
  const zone = destination.interface === undefined ? '' : `%${destination.interface}`;
  return `${formatEndpoint(destination.host, destination.port)}${zone}`;
}

function withScheme(text: string): string {
  if (/^(udp:\/\/|unix:)/iu.test(text)) return text;
  if (/^\.{0,2}\//u.test(text)) return `unix:${text}`;
  // What is written as a group is one; such a name is written with unix: before it.
  if (text.startsWith('@') && !/^@(\[.*\]|[\d.]+):\d/u.test(text)) return `unix:${text}`;
  return `udp://${text}`;
}

function destinationOf(text: string, address: Address): Result<Destination> {
  if (address.kind === 'unix') {
    const path = address.namespace === 'path' ? address.path : `@${address.name}`;
    return success({ kind: 'unix', path });
  }
  const { family, port } = address;
  if (port === 0) {
    return failure('ADDRESS_INVALID', `"${text}": nothing can be sent to port 0.`, forms);
  }
  if (address.kind === 'udp') return success({ kind: 'udp', family, host: address.host, port });
  if (address.source !== undefined) {
    return failure(
      'ADDRESS_INVALID',
      `"${text}" names a source, and what is sent has that of this machine.`,
      'Leave out what stands before the @.',
    );
  }
  const by = address.interface === undefined ? {} : { interface: address.interface };
  return success({ kind: 'udp', family, host: address.group, port, ...by });
}

import { failed, formatDestination, type Destination, type Failure } from '../../contract';
import { longestPayloadTo } from './sender';
import type { Way } from './way';

/** Bytes of the headers of IP (without options) and UDP: RFC 791, RFC 8200, RFC 768. */
export const headerBytes = { 4: 28, 6: 48 } as const;

/** What a person should know about a payload of so many bytes before it is sent. */
export function warningsOf(bytes: number, to: Destination, way: Way | null): Failure[] {
  if (to.kind === 'unix') return [];
  const longest = longestPayloadTo(to);
  if (bytes > longest) {
    const message = `${count(bytes)} bytes are more than a datagram to ${formatDestination(to)} can have: ${count(longest)}.`;
    return [failed('MESSAGE_TOO_LONG', message, 'It will be refused: shorten it.')];
  }
  const whole = bytes + headerBytes[to.family];
  if (way === null || whole <= way.mtu) return [];
  return [
    failed(
      'MESSAGE_TOO_LONG',
      `With its headers it has ${count(whole)} bytes, and ${way.name} takes ${count(way.mtu)} at once: it leaves in fragments.`,
      `One that is lost loses all. ${count(way.mtu - headerBytes[to.family])} bytes go whole.`,
    ),
  ];
}

function count(number: number): string {
  return number.toLocaleString('en');
}

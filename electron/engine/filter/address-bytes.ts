import { isIP } from 'node:net';
import { ipv4Text, ipv6Text } from '../decode/payload/bytes';
import { arrayOf, type ByteString } from './byte-string';

/** An address as its 4 or 16 bytes, in the order of the network; a zone (`%eth0`) is left out. */
export function addressBytes(text: string): ByteString | null {
  const address = text.split('%', 1)[0] ?? '';
  const family = isIP(address);
  if (family === 0) return null;
  return String.fromCharCode(...(family === 4 ? ipv4Bytes(address) : ipv6Bytes(address)));
}

/** The text form of RFC 5952, without a zone. */
export function addressText(bytes: ByteString): string {
  const array = arrayOf(bytes);
  return bytes.length === 4 ? ipv4Text(array, 0) : ipv6Text(array, 0);
}

function ipv4Bytes(address: string): number[] {
  return address.split('.').map(Number);
}

function ipv6Bytes(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const before = groupBytes(head);
  const after = groupBytes(tail);
  const zeros = Array.from({ length: 16 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

/** The last group may be an IPv4 address (RFC 4291, section 2.2). */
function groupBytes(groups: string): number[] {
  if (groups === '') return [];
  return groups.split(':').flatMap((group) => {
    if (group.includes('.')) return ipv4Bytes(group);
    const value = parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

import { endianness } from 'node:os';

/**
 * An IPv4 address as /proc/net/igmp and /proc/net/udp print it: the 32 bits of the network as a number of this
 * machine, so that the bytes are reversed where it is little-endian. Null for what is none.
 */
export function ipv4OfKernel(hex: string, order: 'LE' | 'BE' = endianness()): string | null {
  if (!/^[0-9a-f]{8}$/iu.test(hex)) return null;
  const bytes = [...Buffer.from(hex, 'hex')];
  return (order === 'LE' ? bytes.toReversed() : bytes).join('.');
}

/** An address as /proc/net/mcfilter prints it, 0xef010101: in the order of the network. */
export function ipv4OfNetwork(hex: string): string | null {
  const digits = hex.replace(/^0x/iu, '');
  return /^[0-9a-f]{1,8}$/iu.test(digits) ? ipv4OfKernel(digits.padStart(8, '0'), 'BE') : null;
}

/** An IPv6 address of 32 digits without colons, in the order of the network, as text (RFC 5952). */
export function ipv6OfKernel(hex: string): string | null {
  if (!/^[0-9a-f]{32}$/iu.test(hex)) return null;
  const groups = hex.match(/.{4}/gu) ?? [];
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

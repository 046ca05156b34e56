/**
 * Numbers and addresses out of a payload, in network byte order. Bytes beyond the end read as 0, so
 * that no read throws; decoders check lengths where they matter.
 */

export function uint8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export function uint16(bytes: Uint8Array, at: number): number {
  return uint8(bytes, at) * 0x100 + uint8(bytes, at + 1);
}

export function uint24(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x100 + uint8(bytes, at + 2);
}

export function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x1_0000 + uint16(bytes, at + 2);
}

export function int8(bytes: Uint8Array, at: number): number {
  return (uint8(bytes, at) << 24) >> 24;
}

export function int16(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) << 16) >> 16;
}

export function int24(bytes: Uint8Array, at: number): number {
  return (uint24(bytes, at) << 8) >> 8;
}

/** Exact: 48 bits fit the 53 of a number. */
export function uint48(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x1_0000_0000 + uint32(bytes, at + 2);
}

export function int48(bytes: Uint8Array, at: number): number {
  return int16(bytes, at) * 0x1_0000_0000 + uint32(bytes, at + 2);
}

/** Two digits a byte, with `separator` between bytes. */
export function hexText(bytes: Uint8Array, separator = ''): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(separator);
}

/** `0x` and at least `digits` digits. */
export function hexNumber(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** `00:1b:21:12:34:56` */
export function macText(bytes: Uint8Array, at: number): string {
  return hexText(bytes.subarray(at, at + 6), ':');
}

/** `192.0.2.1` */
export function ipv4Text(bytes: Uint8Array, at: number): string {
  return [0, 1, 2, 3].map((index) => uint8(bytes, at + index)).join('.');
}

/** The canonical form of RFC 5952, section 4. */
export function ipv6Text(bytes: Uint8Array, at: number): string {
  const groups = Array.from({ length: 8 }, (_, index) => uint16(bytes, at + 2 * index));
  const { start, length } = longestZeroRun(groups);
  if (length < 2) return groupText(groups);
  return `${groupText(groups.slice(0, start))}::${groupText(groups.slice(start + length))}`;
}

function groupText(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}

/** The first of the longest runs. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index + 1 - length, length };
  }
  return best;
}

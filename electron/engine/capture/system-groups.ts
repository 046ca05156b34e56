import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import type { dgram } from '#native';

/** The groups that the interfaces of this machine are in, whoever joined them. */
export interface SystemGroups {
  /** Whether the system still has what a socket joined: the group, and its source where it has one. */
  has: (membership: dgram.Membership) => boolean;
}

/**
 * Reads them as the kernel has them at the moment (Linux, /proc/net/igmp and its relatives); null where the
 * system does not tell.
 */
export function readSystemGroups(): SystemGroups | null {
  try {
    const groups = new Set([...groups4(read('igmp')), ...groups6(read('igmp6'))]);
    const sources = new Set([...filters(read('mcfilter')), ...filters(read('mcfilter6'))]);
    return {
      has: ({ group, source, interface: { index } }) => {
        const where = `${index} ${digitsOf(group)}`;
        if (source === undefined) return groups.has(where);
        return groups.has(where) && sources.has(`${where} ${digitsOf(source)}`);
      },
    };
  } catch {
    return null;
  }
}

function read(name: string): string[] {
  return readFileSync(`/proc/net/${name}`, 'latin1').split('\n');
}

/** An interface has a line that begins with its index, and below it an indented one for each group. */
export function groups4(lines: readonly string[]): string[] {
  let index = '';
  return lines.flatMap((line) => {
    const own = /^(\d+)\s/u.exec(line);
    if (own !== null) index = own[1] ?? '';
    const group = /^\s+([0-9A-F]{8})\s/u.exec(line)?.[1];
    return group === undefined ? [] : [`${index} ${inNetworkOrder(group)}`];
  });
}

/** The number of an address as this processor has it in memory. */
function inNetworkOrder(digits: string): string {
  const bytes = digits.toLowerCase().match(/../gu) ?? [];
  return (endianness() === 'LE' ? bytes.toReversed() : bytes).join('');
}

/** Index, name, group in 32 digits, and what is of no use here. */
export function groups6(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const [, index, group] = /^(\d+)\s+\S+\s+([0-9a-f]{32})\s/u.exec(line) ?? [];
    return group === undefined ? [] : [`${index} ${group}`];
  });
}

/** Index, name, group and source, then how many sockets include the source and exclude it. */
export function filters(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const found = /^\s*(\d+)\s+\S+\s+(?:0x)?([0-9a-f]+)\s+(?:0x)?([0-9a-f]+)\s+(\d+)/u.exec(line);
    const [, index, group, source, included] = found ?? [];
    return included === undefined || included === '0' ? [] : [`${index} ${group} ${source}`];
  });
}

/** An address as hexadecimal digits: 8, or 32 for IPv6. */
function digitsOf(address: string): string {
  if (!address.includes(':')) {
    return address
      .split('.')
      .map((part) => hexDigits(Number(part), 2))
      .join('');
  }
  // What a URL has for its host is the shortest form, without dots in it (RFC 5952).
  const literal = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [before = [], after] = literal.split('::').map((half) => half.split(':').filter(Boolean));
  const tail = after ?? [];
  const gap = Array.from({ length: 8 - before.length - tail.length }, () => '0');
  return [...before, ...gap, ...tail]
    .map((part) => hexDigits(Number.parseInt(part, 16), 4))
    .join('');
}

function hexDigits(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}

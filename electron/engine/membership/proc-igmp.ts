import { ipv4OfKernel, ipv6OfKernel } from './kernel-address';
import { mostJoined, type Joined, type JoinedGroup } from './joined';

/** Below the headings: `2\teth0      :     1      V3`. A name may have any character but white space and `/`. */
const deviceLine = /^(\d+)\s+(\S+?)\s*:\s*\d+\s+V([123])\s*$/u;

/** `\t\t\t\t010000E0     1 0:00000000\t\t0` */
const groupLine = /^\s+([0-9A-F]{8})\s+(\d+)\s+([01]):[0-9A-F]+\s/iu;

/**
 * Reads /proc/net/igmp (proc(5)). The version of an interface is 1 or 2 for as long as a querier of that version
 * was heard, and otherwise 3, with a querier or without: so only the older ones prove that somebody asks.
 */
export function parseIgmp(text: string): Joined {
  const joined: Joined = { groups: [], protocols: [], omitted: 0 };
  let device: { index: number; name: string } | null = null;
  for (const line of text.split('\n').slice(1)) {
    const [, index, name, version] = deviceLine.exec(line) ?? [];
    if (name !== undefined) {
      device = { index: Number(index), name };
      const presence = version === '3' ? 'unknown' : 'heard';
      const spoken = { protocol: 'IGMP', version: Number(version), presence } as const;
      joined.protocols.push({ interface: name, ...spoken });
    } else if (device !== null) {
      add(joined, groupOf(line, device));
    }
  }
  return joined;
}

function groupOf(line: string, device: { index: number; name: string }): JoinedGroup | null {
  const [, hex = '', users, timer] = groupLine.exec(line) ?? [];
  const group = ipv4OfKernel(hex);
  if (group === null) return null;
  return {
    interface: device.name,
    index: device.index,
    family: 4,
    group,
    users: Number(users),
    isTimerRunning: timer === '1',
    filter: { mode: 'any' },
  };
}

/** `2    eth0            ff0200...01     1 0000000C 0`: index, name, group, users, flags, timer. */
const line6 = /^(\d+)\s+(\S+)\s+([0-9a-f]{32})\s+(\d+)\s+([0-9A-F]{8})\s+\d+\s*$/iu;

/** MAF_TIMER_RUNNING (Linux, include/net/if_inet6.h). */
const timerRunning = 0x01;

/** Reads /proc/net/igmp6, which tells no version of MLD. */
export function parseIgmp6(text: string): Joined {
  const joined: Joined = { groups: [], protocols: [], omitted: 0 };
  for (const line of text.split('\n')) {
    const [, index, name = '', hex = '', users, flags = '0'] = line6.exec(line) ?? [];
    const group = ipv6OfKernel(hex);
    if (group === null) continue;
    add(joined, {
      interface: name,
      index: Number(index),
      family: 6,
      group,
      users: Number(users),
      isTimerRunning: (Number.parseInt(flags, 16) & timerRunning) !== 0,
      filter: { mode: 'any' },
    });
  }
  return joined;
}

function add(joined: Joined, group: JoinedGroup | null): void {
  if (group === null) return;
  if (joined.groups.length < mostJoined) joined.groups.push(group);
  else joined.omitted += 1;
}

import { readFileSync } from 'node:fs';

/** What an interface has received since the system runs. */
export interface InterfaceTraffic {
  packets: number;
  bytes: number;
}

/** By the names of interfaces; empty where the system does not tell it this way (proc(5), /proc/net/dev). */
export function interfaceTraffic(): Map<string, InterfaceTraffic> {
  try {
    return parseTraffic(readFileSync('/proc/net/dev', 'utf8'));
  } catch {
    return new Map();
  }
}

/** Lines are `name: bytes packets ...`, below two lines of headings. */
export function parseTraffic(text: string): Map<string, InterfaceTraffic> {
  const found = new Map<string, InterfaceTraffic>();
  for (const line of text.split('\n').slice(2)) {
    const [, name, bytes, packets] = /^\s*(\S+):\s*(\d+)\s+(\d+)/u.exec(line) ?? [];
    if (name === undefined) continue;
    found.set(name, { packets: Number(packets), bytes: Number(bytes) });
  }
  return found;
}

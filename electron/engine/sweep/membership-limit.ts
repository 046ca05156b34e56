import { readFileSync } from 'node:fs';

/** Of Linux (ip(7)), and little enough for all others: macOS has 4095 (IP_MAX_MEMBERSHIPS), Windows none. */
const usual = 20;

/** Each membership of a sweep has a socket of its own. */
const most = 256;

/** How many groups the system lets one socket be in: igmp_max_memberships, of which a sweep never has more. */
export function membershipLimit(): number {
  if (process.platform !== 'linux') return usual;
  try {
    const limit = Number(readFileSync('/proc/sys/net/ipv4/igmp_max_memberships', 'utf8'));
    return Number.isInteger(limit) ? Math.min(Math.max(limit, 1), most) : usual;
  } catch {
    return usual;
  }
}

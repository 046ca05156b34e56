import type { DatagramRow } from '#native';
import { decimalSeconds, isMulticast, type GroupArrival } from '../../contract';

/** How many of the newest datagrams are looked at, and how old they may be, in nanoseconds. */
const mostRows = 4096;
const oldest = 10_000_000_000n;

/** Senders that are told of one group on one interface. */
export const mostSources = 16;

/** A log of which the newest datagrams can be looked at. */
export interface RecentLog {
  extent(): { first: number; last: number };
  /** Datagrams without their payloads. */
  headers(first: number, count: number): DatagramRow[];
}

/** Where a group arrives: on an interface by its number. */
export interface ArrivingGroup {
  index: number;
  family: 4 | 6;
  group: string;
  arrival: GroupArrival;
}

/**
 * What has arrived of groups in the last ten seconds, of the newest few thousand datagrams. A group that is
 * rare among very many others may be missed.
 *
 * @param now nanoseconds since the epoch.
 */
export function recentArrivals(log: RecentLog, now: bigint): ArrivingGroup[] {
  const { first, last } = log.extent();
  const from = Math.max(first, last - mostRows + 1);
  const found = new Map<string, ArrivingGroup>();
  for (const row of log.headers(from, mostRows)) {
    const [group = ''] = row.destination.address.split('%');
    const isRecent = row.time > now - oldest && row.direction !== 'outbound';
    if (isRecent && isMulticast(group)) note(found, group, row);
  }
  return [...found.values()];
}

function note(found: Map<string, ArrivingGroup>, group: string, row: DatagramRow): void {
  const key = `${row.interfaceIndex} ${group}`;
  const known = found.get(key);
  const arrival = added(known?.arrival, row);
  const family = group.includes(':') ? 6 : 4;
  found.set(key, { index: row.interfaceIndex, family, group, arrival });
}

function added(before: GroupArrival | undefined, row: DatagramRow): GroupArrival {
  const sources = before?.sources ?? [];
  const { address } = row.source;
  const isNew = !sources.includes(address) && sources.length < mostSources;
  return {
    datagrams: (before?.datagrams ?? 0) + 1,
    sources: isNew ? [...sources, address] : sources,
    ttl: widened(before?.ttl ?? null, row.ttl),
    last: decimalSeconds(row.time),
  };
}

/** A range of hops with one more value in it; null where the system did not say. */
export function widened(
  range: { least: number; most: number } | null,
  ttl: number | null,
): { least: number; most: number } | null {
  if (ttl === null) return range;
  if (range === null) return { least: ttl, most: ttl };
  return { least: Math.min(range.least, ttl), most: Math.max(range.most, ttl) };
}

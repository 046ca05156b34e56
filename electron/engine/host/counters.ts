import type { Host } from './host';

/** What the kernel counts, by names such as `TcpExt.IPReversePathFilter`. */
export type Counters = ReadonlyMap<string, number>;

/** What the kernel has counted of IP and UDP since it runs; empty where it does not tell this way. */
export async function readCounters(host: Host): Promise<Counters> {
  const [netstat, snmp, snmp6] = await Promise.all(
    ['netstat', 'snmp', 'snmp6'].map((name) => host.read(`/proc/net/${name}`)),
  );
  return new Map([...pairs(netstat ?? ''), ...pairs(snmp ?? ''), ...singles(snmp6 ?? '')]);
}

/** Lines come in pairs, `Udp: InDatagrams NoPorts` and `Udp: 12 0` (/proc/net/netstat and snmp). */
function pairs(text: string): [string, number][] {
  const lines = text.split('\n');
  return lines.flatMap((line, at): [string, number][] => {
    const [title = '', ...names] = line.trim().split(/\s+/u);
    const [below, ...values] = (lines[at + 1] ?? '').trim().split(/\s+/u);
    if (at % 2 === 1 || below !== title || !title.endsWith(':')) return [];
    return names.map((name, place) => [
      `${title.slice(0, -1)}.${name}`,
      Number(values[place] ?? 0),
    ]);
  });
}

/** `Udp6InErrors    0` (/proc/net/snmp6) */
function singles(text: string): [string, number][] {
  return [...text.matchAll(/^([A-Za-z0-9]+)\s+(\d+)$/gmu)].map(([, name = '', value]) => [
    `Six.${name}`,
    Number(value),
  ]);
}

/** How much a counter grew; null where it is not told. */
export function growth(name: string, before: Counters, after: Counters): number | null {
  const earlier = before.get(name);
  const later = after.get(name);
  return earlier === undefined || later === undefined ? null : later - earlier;
}

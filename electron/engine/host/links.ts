import { jsonOf, type Host } from './host';
import { listOf, numberOf, textOf, toldOf, type Told } from './told';

/** A link as iproute2 tells it. */
export interface Link {
  name: string;
  /** Whether the other end is there; null where the driver does not say. */
  hasCarrier: boolean | null;
  /** The bridge or bond that it belongs to. */
  master: string | null;
  /** `bridge`, `veth`, `vlan` and so on; null for hardware. */
  kind: string | null;
  bridge: { snoops: boolean; queries: boolean } | null;
}

/** The links of this network namespace; null where no iproute2 tells of them. */
export async function readLinks(host: Host): Promise<Link[] | null> {
  if (host.platform !== 'linux') return null;
  const told = jsonOf(await host.run('ip', '-d', '-j', 'link', 'show'));
  return Array.isArray(told) ? listOf(told).map(linkOf) : null;
}

function linkOf(told: Told): Link {
  const info = toldOf(told['linkinfo']);
  const kind = textOf(info['info_kind']);
  const data = toldOf(info['info_data']);
  return {
    name: textOf(told['ifname']) ?? '',
    hasCarrier: carrierOf(told['flags']),
    master: textOf(told['master']),
    kind,
    bridge:
      kind === 'bridge'
        ? {
            snoops: numberOf(data['mcast_snooping']) === 1,
            queries: numberOf(data['mcast_querier']) === 1,
          }
        : null,
  };
}

/** What is down says nothing about its carrier. */
function carrierOf(flags: unknown): boolean | null {
  if (!Array.isArray(flags)) return null;
  if (flags.includes('NO-CARRIER')) return false;
  return flags.includes('LOWER_UP') ? true : null;
}

/** Ports of bridges on which a querier or a multicast router was heard, by the name of the bridge. */
export async function readRouterPorts(host: Host): Promise<Map<string, string[]> | null> {
  const told = jsonOf(await host.run('bridge', '-j', '-d', '-s', 'mdb', 'show'));
  const [first] = listOf(told);
  if (first === undefined) return null;
  const routers = toldOf(first['router']);
  return new Map(
    Object.entries(routers).map(([bridge, ports]) => [
      bridge,
      listOf(ports).flatMap((port) => textOf(port['port']) ?? []),
    ]),
  );
}

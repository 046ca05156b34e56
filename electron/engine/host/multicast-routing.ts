import { ipv4OfKernel, ipv6OfKernel } from '../membership/kernel-address';
import type { Host } from './host';

/** A route that a program such as smcrouted gave the kernel, or an entry that still waits for one. */
export interface MulticastRoute {
  group: string;
  /** 0.0.0.0 for every source. */
  origin: string;
  /** Name of the interface it comes by; null while nobody has said. */
  from: string | null;
  /** Where it goes, and how many hops a datagram must have more than. */
  to: { interface: string; threshold: number }[];
  datagrams: number;
  /** Datagrams that came by another interface. */
  wrong: number;
}

/** What this machine passes on of the multicast of one family. */
export interface MulticastRouting {
  interfaces: string[];
  routes: MulticastRoute[];
}

/** Null where this machine is no multicast router, or does not say. */
export async function readMulticastRouting(
  host: Host,
  family: 4 | 6,
): Promise<MulticastRouting | null> {
  const tables = `/proc/net/${family === 4 ? 'ip' : 'ip6'}_mr`;
  const vifs = parseInterfaces((await host.read(`${tables}_vif`)) ?? '');
  if (vifs.size === 0) return null;
  const text = (await host.read(`${tables}_cache`)) ?? '';
  return { interfaces: [...vifs.values()], routes: parseRoutes(text, vifs) };
}

/** ` 0 r0             0       0         0       0 00000 0100010A 00000000` */
export function parseInterfaces(text: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, number, name = ''] of text.matchAll(/^\s*(\d+) (\S+)\s+\d+\s+\d+\s/gmu)) {
    found.set(Number(number), name);
  }
  return found;
}

const line =
  /^([0-9A-F]{8}|[0-9a-f:]{39}) ([0-9A-F]{8}|[0-9a-f:]{39}) (-?\d+)\s+(\d+)\s+\d+\s+(\d+)((?:\s+\d+:\d+)*)\s*$/iu;

/** `010101EF 0200010A 0        12      480        0  1:1  `; what is not resolved has no interface. */
export function parseRoutes(text: string, vifs: ReadonlyMap<number, string>): MulticastRoute[] {
  return text
    .split('\n')
    .slice(0, 20_000)
    .flatMap((each) => {
      const [, group = '', origin = '', from, datagrams, wrong, to = ''] = line.exec(each) ?? [];
      const address = addressOf(group);
      if (address === null) return [];
      return {
        group: address,
        origin: addressOf(origin) ?? '0.0.0.0',
        from: vifs.get(Number(from)) ?? null,
        to: [...to.matchAll(/(\d+):(\d+)/gu)].map(([, vif, threshold]) => ({
          interface: vifs.get(Number(vif)) ?? `vif ${vif}`,
          threshold: Number(threshold),
        })),
        datagrams: Number(datagrams),
        wrong: Number(wrong),
      };
    });
}

/** IPv6 has all its 32 digits here, in groups. */
function addressOf(hex: string): string | null {
  return hex.includes(':') ? ipv6OfKernel(hex.replaceAll(':', '')) : ipv4OfKernel(hex);
}

import type { Host } from './host';
import { ipv4OfKernel } from '../membership/kernel-address';

/** A UDP socket of any program, as the kernel lists it. */
export interface UdpSocket {
  family: 4 | 6;
  /** The address it is bound to where that is IPv4; null where it is IPv6. */
  address: string | null;
  isWildcard: boolean;
  port: number;
  /** By which it is the same socket at another time. */
  inode: number;
  /** Datagrams that did not fit its receive buffer. */
  drops: number;
}

/** More sockets than this are not looked through. */
const mostSockets = 50_000;

/** The UDP sockets of this network namespace; null where the system does not list them this way. */
export async function readUdpSockets(host: Host): Promise<UdpSocket[] | null> {
  const [four, six] = await Promise.all([host.read('/proc/net/udp'), host.read('/proc/net/udp6')]);
  if (four === null && six === null) return null;
  return [...parseUdpSockets(four ?? '', 4), ...parseUdpSockets(six ?? '', 6)];
}

/** Columns: number, local address and port in hexadecimal, ..., inode (9) and drops (12). */
export function parseUdpSockets(text: string, family: 4 | 6): UdpSocket[] {
  const lines = text.split('\n').slice(1, mostSockets + 1);
  return lines.flatMap((line) => {
    const columns = line.trim().split(/\s+/u);
    const [hex = '', port = ''] = columns[1]?.split(':') ?? [];
    if (!/^[0-9a-f]{4}$/iu.test(port)) return [];
    return {
      family,
      address: family === 4 ? ipv4OfKernel(hex) : null,
      isWildcard: /^0+$/u.test(hex),
      port: Number.parseInt(port, 16),
      inode: Number(columns[9]),
      drops: Number(columns[12] ?? 0),
    };
  });
}

import { ipv4Text, ipv6Text, macText, uint16, uint8 } from './bytes';
import { protocolName } from './ip-protocols';

/** What one line can tell of an Ethernet frame. */
export interface EthernetSummary {
  source: string;
  destination: string;
  /** The EtherType below all VLAN tags, or a length of IEEE 802.3. */
  type: number;
  /** The innermost VLAN. */
  vlan: number | undefined;
  ip: { source: string; destination: string; protocol: number; ports: string } | undefined;
}

const headerSize = 14;

/** IEEE 802.1Q, customer and service tags. */
export const tagTypes = new Set([0x8100, 0x88a8, 0x9100]);
export const mostTags = 2;

const ipv4Type = 0x0800;
const ipv6Type = 0x86dd;
const typeNames: Readonly<Record<number, string>> = {
  0x0806: 'ARP',
  0x8847: 'MPLS',
  0x8863: 'PPPoE discovery',
  0x8864: 'PPPoE',
  0x88cc: 'LLDP',
  0x88f7: 'PTP',
};

/** Null if there is no whole Ethernet header. */
export function readEthernet(frame: Uint8Array): EthernetSummary | null {
  if (frame.length < headerSize) return null;
  let at = 12;
  let vlan: number | undefined;
  for (let tag = 0; tag < mostTags && tagTypes.has(uint16(frame, at)); tag += 1) {
    vlan = uint16(frame, at + 2) & 0x0fff;
    at += 4;
  }
  const type = uint16(frame, at);
  return {
    source: macText(frame, 6),
    destination: macText(frame, 0),
    type,
    vlan,
    ip: readIp(type, frame.subarray(at + 2)),
  };
}

/** `UDP 10.0.0.1 > 10.0.0.2, ports 53 > 4711`, or the name of what is no IP. */
export function describeContent({ ip, type }: EthernetSummary): string {
  if (ip === undefined)
    return typeNames[type] ?? `EtherType 0x${type.toString(16).padStart(4, '0')}`;
  return `${protocolName(ip.protocol)} ${ip.source} > ${ip.destination}${ip.ports}`;
}

function readIp(type: number, packet: Uint8Array): EthernetSummary['ip'] {
  const version = uint8(packet, 0) >> 4;
  if (type === ipv4Type && version === 4 && packet.length >= 20) return readIpv4(packet);
  return type === ipv6Type && version === 6 && packet.length >= 40 ? readIpv6(packet) : undefined;
}

/** RFC 791, section 3.1. Only the first fragment has ports. */
function readIpv4(packet: Uint8Array): EthernetSummary['ip'] {
  const protocol = uint8(packet, 9);
  const first = (uint16(packet, 6) & 0x1fff) === 0;
  const content = packet.subarray(4 * (uint8(packet, 0) & 0x0f));
  return {
    source: ipv4Text(packet, 12),
    destination: ipv4Text(packet, 16),
    protocol,
    ports: first ? portsText(protocol, content) : '',
  };
}

/** RFC 8200, section 3. Extension headers are named, not followed. */
function readIpv6(packet: Uint8Array): EthernetSummary['ip'] {
  const protocol = uint8(packet, 6);
  return {
    source: ipv6Text(packet, 8),
    destination: ipv6Text(packet, 24),
    protocol,
    ports: portsText(protocol, packet.subarray(40)),
  };
}

function portsText(protocol: number, content: Uint8Array): string {
  const hasPorts = (protocol === 6 || protocol === 17) && content.length >= 4;
  return hasPorts ? `, ports ${uint16(content, 0)} > ${uint16(content, 2)}` : '';
}

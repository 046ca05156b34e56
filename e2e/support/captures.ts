import { writePacketFile } from './packet-file';

/**
 * Writes a pcap file of bare IPv4 packets (LINKTYPE_RAW) with the payloads `number 1` and so on, a
 * millisecond apart from 2023-11-14T22:13:20Z on, to 192.0.2.2, port 2000 and 2001 by turns.
 */
export function writeNumberedCapture(path: string, count: number): void {
  const packets = Array.from({ length: count }, (_, at) => ({
    time: 1_700_000_000_000 + at,
    source: '192.0.2.1',
    sourcePort: 1000,
    destination: '192.0.2.2',
    port: 2000 + (at % 2),
    payload: Buffer.from(`number ${at + 1}`),
  }));
  writePacketFile(path, packets);
}

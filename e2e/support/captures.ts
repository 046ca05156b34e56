import { writeFileSync } from 'node:fs';

/**
 * Writes a pcap file of bare IPv4 packets (LINKTYPE_RAW) with the payloads `number 1` and so on, a
 * millisecond apart from 2023-11-14T22:13:20Z on, to 192.0.2.2, port 2000 and 2001 by turns.
 */
export function writeNumberedCapture(path: string, count: number): void {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(101, 20);
  writeFileSync(path, Buffer.concat([header, ...Array.from({ length: count }, recordOf)]));
}

function recordOf(_: unknown, at: number): Buffer {
  const payload = Buffer.from(`number ${at + 1}`);
  const packet = Buffer.concat([headersOf(payload.length, 2000 + (at % 2)), payload]);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(1_700_000_000 + Math.floor(at / 1000), 0);
  header.writeUInt32LE((at % 1000) * 1000, 4);
  header.writeUInt32LE(packet.length, 8);
  header.writeUInt32LE(packet.length, 12);
  return Buffer.concat([header, packet]);
}

/** Of IPv4 and UDP, without checksums, which nobody asks for. */
function headersOf(length: number, port: number): Buffer {
  const headers = Buffer.alloc(28);
  headers.writeUInt8(0x45, 0);
  headers.writeUInt16BE(28 + length, 2);
  headers.writeUInt8(64, 8);
  headers.writeUInt8(17, 9);
  headers.set([192, 0, 2, 1], 12);
  headers.set([192, 0, 2, 2], 16);
  headers.writeUInt16BE(1000, 20);
  headers.writeUInt16BE(port, 22);
  headers.writeUInt16BE(8 + length, 24);
  return headers;
}

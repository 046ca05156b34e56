import { writeFileSync } from 'node:fs';

/** A UDP datagram of a capture file, over IPv4. */
export interface FilePacket {
  /** Milliseconds since 1970. */
  time: number;
  source: string;
  sourcePort: number;
  destination: string;
  port: number;
  payload: Buffer;
}

/** Writes a classic pcap file of bare IPv4 packets (LINKTYPE_RAW). */
export function writePacketFile(path: string, packets: readonly FilePacket[]): void {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(101, 20);
  writeFileSync(path, Buffer.concat([header, ...packets.map(recordOf)]));
}

function recordOf(packet: FilePacket): Buffer {
  const content = Buffer.concat([headersOf(packet), packet.payload]);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(packet.time / 1000), 0);
  header.writeUInt32LE((packet.time % 1000) * 1000, 4);
  header.writeUInt32LE(content.length, 8);
  header.writeUInt32LE(content.length, 12);
  return Buffer.concat([header, content]);
}

/** Of IPv4 and UDP, without checksums, which nobody asks for. */
function headersOf({ source, sourcePort, destination, port, payload }: FilePacket): Buffer {
  const headers = Buffer.alloc(28);
  headers.writeUInt8(0x45, 0);
  headers.writeUInt16BE(28 + payload.length, 2);
  headers.writeUInt8(64, 8);
  headers.writeUInt8(17, 9);
  headers.set(source.split('.').map(Number), 12);
  headers.set(destination.split('.').map(Number), 16);
  headers.writeUInt16BE(sourcePort, 20);
  headers.writeUInt16BE(port, 22);
  headers.writeUInt16BE(8 + payload.length, 24);
  return headers;
}

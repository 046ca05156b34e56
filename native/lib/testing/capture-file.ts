import { writeFileSync } from 'node:fs';

/** A datagram of a capture file; what is absent is that of `EXAMPLE`. */
export interface FileDatagram {
  /** Microseconds since 1970-01-01 UTC. */
  time?: number;
  source?: string;
  destination?: string;
  sourcePort?: number;
  destinationPort?: number;
  ttl?: number;
  trafficClass?: number;
  payload?: Uint8Array | string;
}

const EXAMPLE = {
  time: 1_700_000_000_000_000,
  source: '192.0.2.1',
  destination: '192.0.2.2',
  sourcePort: 1000,
  destinationPort: 2000,
  ttl: 64,
  trafficClass: 0,
  payload: '',
} satisfies Required<FileDatagram>;

/**
 * Writes a classic pcap file of bare IP packets (LINKTYPE_RAW), IPv4 or IPv6 as the source is. Of each packet it
 * has `snapLength` bytes at most.
 */
export function writeCaptureFile(
  path: string,
  datagrams: readonly FileDatagram[],
  { snapLength = 0x40000 } = {},
): void {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(snapLength, 16);
  header.writeUInt32LE(101, 20);
  writeFileSync(
    path,
    Buffer.concat([header, ...datagrams.map((each) => record(each, snapLength))]),
  );
}

function record(datagram: FileDatagram, snapLength: number): Buffer {
  const whole = { ...EXAMPLE, ...datagram };
  const packet = whole.source.includes(':') ? packet6(whole) : packet4(whole);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(whole.time / 1_000_000), 0);
  header.writeUInt32LE(whole.time % 1_000_000, 4);
  const captured = packet.subarray(0, snapLength);
  header.writeUInt32LE(captured.length, 8);
  header.writeUInt32LE(packet.length, 12);
  return Buffer.concat([header, captured]);
}

/** Without checksums, which nobody asks for. */
function udp({ sourcePort, destinationPort, payload }: Required<FileDatagram>): Buffer {
  const body = Buffer.from(payload as string);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(sourcePort, 0);
  header.writeUInt16BE(destinationPort, 2);
  header.writeUInt16BE(8 + body.length, 4);
  return Buffer.concat([header, body]);
}

function packet4(datagram: Required<FileDatagram>): Buffer {
  const body = udp(datagram);
  const header = Buffer.alloc(20);
  header.writeUInt8(0x45, 0);
  header.writeUInt8(datagram.trafficClass, 1);
  header.writeUInt16BE(20 + body.length, 2);
  header.writeUInt8(datagram.ttl, 8);
  header.writeUInt8(17, 9);
  header.set(bytes4(datagram.source), 12);
  header.set(bytes4(datagram.destination), 16);
  return Buffer.concat([header, body]);
}

function packet6(datagram: Required<FileDatagram>): Buffer {
  const body = udp(datagram);
  const header = Buffer.alloc(40);
  header.writeUInt32BE(0x60000000 + datagram.trafficClass * 0x100000, 0);
  header.writeUInt16BE(body.length, 4);
  header.writeUInt8(17, 6);
  header.writeUInt8(datagram.ttl, 7);
  header.set(bytes6(datagram.source), 8);
  header.set(bytes6(datagram.destination), 24);
  return Buffer.concat([header, body]);
}

function bytes4(address: string): number[] {
  return address.split('.').map(Number);
}

/** Of an address with one `::`. */
function bytes6(address: string): Buffer {
  const [front = '', back = ''] = address.split('::').map(digitsOf);
  return Buffer.from(front + '0'.repeat(32 - front.length - back.length) + back, 'hex');
}

function digitsOf(groups: string): string {
  const digits = groups.split(':').filter(Boolean);
  return digits.map((group) => group.padStart(4, '0')).join('');
}

import type { DatagramRow } from '#native';
import type { Row, RuleColour } from '../../contract';
import { visibleText } from '../text/visible';

/** What a row of a table tells in a form of its own. */
type Told = 'text' | 'socket' | 'frame' | 'colour';

/** A datagram with its whole payload, for programs; `Row` is the same for a table. */
export interface Datagram extends Omit<Row, Told> {
  /** The text form of the address that the socket was opened at. */
  socket: string;
  payload: Uint8Array;
}

/** Payload bytes that the text of a table's row is made from. */
export const previewBytes = 400;

/** The longest payload that UDP can carry, IPv6 jumbograms aside (RFC 768, RFC 8200). */
export const longestPayload = 65535;

const billion = 1_000_000_000n;

/** Nanoseconds since the epoch as seconds with nine digits after the point. */
export function decimalSeconds(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${decimalSeconds(-nanoseconds)}`;
  return `${nanoseconds / billion}.${String(nanoseconds % billion).padStart(9, '0')}`;
}

/** The inverse of {@link decimalSeconds}. */
export function nanosecondsOf(seconds: string): bigint {
  return BigInt(seconds.replace('.', ''));
}

/** `socket` is the text form of the address that the socket was opened at. */
export function toRow(row: DatagramRow, socket: string, colour: RuleColour | null): Row {
  return { ...fields(row, socket), socket: row.socket, frame: null, text: preview(row), colour };
}

/** A row of a file; `origin` is what stands in the place of a socket. */
export function toFileRow(row: DatagramRow, origin: string, colour: RuleColour | null): Row {
  const frame = row.frame ?? row.number;
  return { ...fields(row, origin), socket: null, frame, text: preview(row), colour };
}

export function toDatagram(row: DatagramRow, socket: string): Datagram {
  return { ...fields(row, socket), socket, payload: row.payload };
}

function fields(row: DatagramRow, socket: string): Omit<Row, Told> {
  return {
    number: row.number,
    time: decimalSeconds(row.time),
    ...(socket.startsWith('unix:') ? unixEnds(row, socket) : udpEnds(row)),
    ttl: row.ttl,
    length: row.length,
  };
}

type Ends = Pick<Row, 'src' | 'srcPort' | 'dst' | 'dstPort'>;

function udpEnds({ source, destination }: DatagramRow): Ends {
  return {
    src: source.address,
    srcPort: source.port,
    dst: destination.address,
    dstPort: destination.port,
  };
}

/** Unix datagrams have paths and no ports; a sender without a name stays empty. */
function unixEnds({ source: peer, direction }: DatagramRow, socket: string): Ends {
  const own = socket.slice('unix:'.length);
  const [src, dst] = direction === 'outbound' ? [own, peer.address] : [peer.address, own];
  return { src, srcPort: null, dst, dstPort: null };
}

/** Where the payload goes on, a character cut in two is left out rather than shown as bytes. */
function preview(row: DatagramRow): string {
  if (row.payload.length >= row.length) return visibleText(row.payload);
  return `${visibleText(row.payload.subarray(0, wholeCharacters(row.payload)))}…`;
}

/** The length without an unfinished UTF-8 sequence (at most three bytes) at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return announced(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function announced(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

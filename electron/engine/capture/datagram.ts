import type { DatagramRow } from '#native';
import type { Charset, Row, RuleColour } from '../../contract';
import { wholeLength } from '../decode/syslog/charset';
import type { Dissection } from '../filter/dissection';
import { escapeControls, visibleText } from '../text/visible';

/** What a row of a table tells in a form of its own. */
type Told = 'text' | 'socket' | 'frame' | 'colour' | 'interface' | 'host' | 'app' | 'severity';

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

/** How a row is shown. */
export interface Look {
  colour: RuleColour | null;
  /** Of its text. */
  charset: Charset;
  /** What is in it. */
  dissection: Dissection;
  /** Name of the interface that it came by; null where that is not known. */
  interface: string | null;
}

/** `socket` is the text form of the address that the socket was opened at. */
export function toRow(row: DatagramRow, socket: string, look: Look): Row {
  return { ...fields(row, socket), socket: row.socket, frame: null, ...shown(row, look) };
}

/** A row of a file; `origin` is what stands in the place of a socket. */
export function toFileRow(row: DatagramRow, origin: string, look: Look): Row {
  const frame = row.frame ?? row.number;
  return { ...fields(row, origin), socket: null, frame, ...shown(row, look) };
}

export function toDatagram(row: DatagramRow, socket: string): Datagram {
  return { ...fields(row, socket), socket, payload: row.payload };
}

function shown(row: DatagramRow, { colour, charset, dissection, ...look }: Look) {
  const { priority, syslog } = dissection;
  return {
    interface: look.interface,
    host: namedOrNull(syslog?.hostname),
    app: namedOrNull(syslog?.appname),
    severity: priority === null ? null : priority.value & 7,
    text: preview(row, charset),
    colour,
  };
}

/** What others sent: shown, and not obeyed. */
function namedOrNull(name: string | undefined): string | null {
  return name === undefined ? null : escapeControls(name);
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
function preview({ payload, length }: DatagramRow, charset: Charset): string {
  if (payload.length >= length) return visibleText(payload, charset);
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  return `${visibleText(bytes.subarray(0, wholeLength(bytes, charset)), charset)}…`;
}

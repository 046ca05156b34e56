import type { DatagramRow } from '#native';
import { decimalSeconds, escapeControls, type Row } from '../../contract';

/** What a row of a table tells in a form of its own. */
type Told =
  | 'text'
  | 'socket'
  | 'frame'
  | 'colour'
  | 'interface'
  | 'protocol'
  | 'info'
  | 'host'
  | 'app'
  | 'severity';

/** A datagram with its whole payload, for programs; `Row` is the same for a table. */
export interface Datagram extends Omit<Row, Told> {
  /** The text form of the address that the socket was opened at. */
  socket: string;
  payload: Uint8Array;
}

/** The longest payload that UDP can carry, IPv6 jumbograms aside (RFC 768, RFC 8200). */
export const longestPayload = 65535;

export function toDatagram(row: DatagramRow, socket: string): Datagram {
  return { ...fieldsOf(row, socket), socket, payload: row.payload };
}

/** What a row of a table and a datagram have in common. */
export function fieldsOf(row: DatagramRow, socket: string): Omit<Row, Told> {
  return {
    number: row.number,
    time: decimalSeconds(row.time),
    ...(socket.startsWith('unix:') ? unixEnds(row, socket) : udpEnds(row)),
    ttl: row.ttl,
    length: row.length,
  };
}

/** Where it came from and went, to look at: paths of Unix sockets are whoever's bound them. */
export function shownEnds({ src, dst }: Pick<Row, 'src' | 'dst'>): Pick<Row, 'src' | 'dst'> {
  return { src: escapeControls(src), dst: escapeControls(dst) };
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

import type { DatagramRow, Direction, Endpoint } from './log';

/**
 * The layout of core/packed_rows.h, which describes it: byte offsets of the fields of a row, and the
 * sizes of header and row. Little endian.
 */
export const PACKED_ROW_LAYOUT = {
  headerSize: 8,
  rowSize: 80,
  number: 0,
  time: 8,
  payloadOffset: 16,
  payloadLength: 20,
  originalLength: 24,
  socket: 28,
  interfaceIndex: 32,
  sourceOffset: 36,
  destinationOffset: 40,
  sourcePort: 44,
  destinationPort: 46,
  sourceLength: 48,
  destinationLength: 49,
  ttl: 50,
  flags: 52,
  /** DSCP in the upper six bits, ECN in the lower two. */
  trafficClass: 54,
  /** Valid where the flag `PACKED_FLAGS.credentials` is set. */
  senderPid: 56,
  senderUid: 60,
  senderGid: 64,
  frameLength: 68,
  frame: 72,
} as const;

/** Bits of `flags`. */
export const PACKED_FLAGS = {
  truncated: 1,
  credentials: 2,
  inbound: 4,
  outbound: 8,
} as const;

const L = PACKED_ROW_LAYOUT;
const UNKNOWN_TTL = -1;

/** Unpacks rows. Throws an Error when the buffer has another layout than this file. */
export function unpackRows(buffer: ArrayBuffer): DatagramRow[] {
  const view = new DataView(buffer);
  const count = view.getUint32(0, true);
  const rowSize = view.getUint32(4, true);
  if (rowSize !== L.rowSize) {
    throw new Error(`packed rows of ${rowSize} bytes, expected ${L.rowSize}: rebuild the addon`);
  }
  const textAt = textReader(buffer);
  return Array.from({ length: count }, (_, index) =>
    unpackRow(view, L.headerSize + index * L.rowSize, textAt),
  );
}

type TextReader = (offset: number, length: number) => string;

/** Reads address texts. Each is stored once, so that it is also decoded only once. */
function textReader(buffer: ArrayBuffer): TextReader {
  const texts = new Map<number, string>();
  return (offset, length) => {
    let text = texts.get(offset);
    if (text === undefined) {
      text = Buffer.from(buffer, offset, length).toString('utf8');
      texts.set(offset, text);
    }
    return text;
  };
}

function unpackRow(view: DataView<ArrayBuffer>, at: number, textAt: TextReader): DatagramRow {
  const u32 = (field: number): number => view.getUint32(at + field, true);
  const flags = view.getUint16(at + L.flags, true);
  const ttl = view.getInt16(at + L.ttl, true);
  return {
    number: Number(view.getBigUint64(at + L.number, true)),
    time: view.getBigInt64(at + L.time, true),
    socket: u32(L.socket),
    source: endpoint(view, at, L.sourceOffset, L.sourceLength, L.sourcePort, textAt),
    destination: endpoint(
      view,
      at,
      L.destinationOffset,
      L.destinationLength,
      L.destinationPort,
      textAt,
    ),
    interfaceIndex: u32(L.interfaceIndex),
    ttl: ttl === UNKNOWN_TTL ? null : ttl,
    trafficClass: view.getUint8(at + L.trafficClass),
    length: u32(L.originalLength),
    truncated: (flags & PACKED_FLAGS.truncated) !== 0,
    frame: Number(view.getBigUint64(at + L.frame, true)) || null,
    frameLength: u32(L.frameLength),
    direction: directionOf(flags),
    payload: new Uint8Array(view.buffer, u32(L.payloadOffset), u32(L.payloadLength)),
  };
}

function directionOf(flags: number): Direction | null {
  if ((flags & PACKED_FLAGS.inbound) !== 0) return 'inbound';
  return (flags & PACKED_FLAGS.outbound) !== 0 ? 'outbound' : null;
}

function endpoint(
  view: DataView,
  at: number,
  offset: number,
  length: number,
  port: number,
  textAt: TextReader,
): Endpoint {
  return {
    address: textAt(view.getUint32(at + offset, true), view.getUint8(at + length)),
    port: view.getUint16(at + port, true),
  };
}

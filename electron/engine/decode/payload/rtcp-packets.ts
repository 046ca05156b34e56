import { uint16, uint8 } from './bytes';

/** One packet of a compound one; `bytes` with its header (RFC 3550, section 6.1). */
export interface ControlPacket {
  type: number;
  /** Reception reports, sources or a subtype, depending on the type. */
  count: number;
  bytes: Uint8Array;
}

const senderReport = 200;
const receiverReport = 201;
const sourceDescription = 202;

/** RFC 3550, section 12.1; RFC 4585, section 6.1; RFC 3611, section 2. */
export const typeNames: Readonly<Record<number, string>> = {
  [senderReport]: 'sender report',
  [receiverReport]: 'receiver report',
  [sourceDescription]: 'source description',
  203: 'goodbye',
  204: 'application',
  205: 'transport feedback',
  206: 'payload feedback',
  207: 'extended report',
};

const reportBlockSize = 24;

/** Null unless the packets fill the datagram; where a snap length cut it, those that are there. */
export function readPackets(payload: Uint8Array, length: number): ControlPacket[] | null {
  const packets: ControlPacket[] = [];
  let at = 0;
  while (at + 4 <= Math.min(payload.length, length)) {
    const type = uint8(payload, at + 1);
    if (uint8(payload, at) >> 6 !== 2 || typeNames[type] === undefined) return null;
    const end = at + 4 + 4 * uint16(payload, at + 2);
    packets.push({ type, count: uint8(payload, at) & 0x1f, bytes: payload.subarray(at, end) });
    at = end;
  }
  const fills = payload.length < length ? at <= length : at === length;
  return fills && packets.length > 0 ? packets : null;
}

/** The first sender report that is there as far as its counts. */
export function senderReportOf(packets: readonly ControlPacket[]): Uint8Array | undefined {
  return packets.find(({ type, bytes }) => type === senderReport && bytes.length >= 28)?.bytes;
}

/** The first packet that names a source, at its fifth byte. */
export function firstWithSource(packets: readonly ControlPacket[]): Uint8Array | undefined {
  return packets.find(({ bytes }) => bytes.length >= 8)?.bytes;
}

/** RFC 3550, sections 6.4.1 and 6.4.2. */
export function reportBlocks({ type, count, bytes }: ControlPacket): Uint8Array[] {
  if (type !== senderReport && type !== receiverReport) return [];
  const first = type === senderReport ? 28 : 8;
  return Array.from({ length: count }, (_, index) => first + index * reportBlockSize)
    .filter((at) => at + reportBlockSize <= bytes.length)
    .map((at) => bytes.subarray(at, at + reportBlockSize));
}

/** Texts of the items of the first chunk: type, length, text; type 0 ends them (RFC 3550, section 6.5). */
export function descriptionTexts({ type, bytes }: ControlPacket): Uint8Array[] {
  const texts: Uint8Array[] = [];
  if (type !== sourceDescription) return texts;
  for (let at = 8; at + 2 <= bytes.length && uint8(bytes, at) !== 0;) {
    const end = at + 2 + uint8(bytes, at + 1);
    texts.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return texts;
}

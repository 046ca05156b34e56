import { hexNumber, int24, uint16, uint32, uint8 } from './bytes';
import { field, present, type PayloadDecoder } from './decoder';
import { counted, listed, summaryOf, textOf } from './summary';

/** One packet of a compound one; `bytes` with its header (RFC 3550, section 6.1). */
interface ControlPacket {
  type: number;
  /** Reception reports, sources or a subtype, depending on the type. */
  count: number;
  bytes: Uint8Array;
}

const senderReport = 200;
const receiverReport = 201;
const sourceDescription = 202;

/** RFC 3550, section 12.1; RFC 4585, section 6.1; RFC 3611, section 2. */
const typeNames: Readonly<Record<number, string>> = {
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

/**
 * RTCP (RFC 3550), alone or on the port of its media (RFC 5761). The lengths of its packets add up to
 * the datagram, which is certain enough on any port.
 */
export const rtcp: PayloadDecoder = {
  name: 'rtcp',
  description: 'RTP Control Protocol (RFC 3550)',
  ports: [5005],
  anyPort: true,
  fields: [
    field('rtcp.version', 'number', 'Version'),
    field('rtcp.pt', 'number', 'Type of each packet'),
    field('rtcp.senderssrc', 'number', 'Synchronization source of the sender'),
    field('rtcp.timestamp.rtp', 'number', 'Media time of a sender report'),
    field('rtcp.sender.packetcount', 'number', 'Packets sent'),
    field('rtcp.sender.octetcount', 'number', 'Bytes of media sent'),
    field('rtcp.ssrc.identifier', 'number', 'Source that a reception report is about'),
    field('rtcp.ssrc.fraction', 'number', 'Fraction lost since the last report, of 256'),
    field('rtcp.ssrc.cum_nr', 'number', 'Packets lost since the beginning'),
    field('rtcp.ssrc.jitter', 'number', 'Interarrival jitter, in units of the media clock'),
    field('rtcp.sdes.text', 'string', 'Text of a source description, its CNAME first'),
  ],
  decode({ payload, length }) {
    const packets = readPackets(payload, length);
    if (packets === null) return null;
    const sender = packets.find(({ type, bytes }) => type === senderReport && bytes.length >= 28);
    const reports = packets.flatMap(reportBlocks);
    const texts = packets.flatMap(descriptionTexts);
    const ssrc = packets.find(({ bytes }) => bytes.length >= 8)?.bytes;
    return {
      protocol: 'RTCP',
      summary: summaryOf(
        `RTCP ${listed(packets.map(nameOf), 4)}`,
        ssrc && `SSRC ${hexNumber(uint32(ssrc, 4), 8)}`,
        texts[0],
        sender &&
          `sent ${counted(uint32(sender.bytes, 20), 'packet')} with ${counted(uint32(sender.bytes, 24), 'byte')}`,
        ...reports.slice(0, 2).map(describeReport),
      ),
      fields: present({
        'rtcp.version': 2,
        'rtcp.pt': packets.map(({ type }) => type),
        'rtcp.senderssrc': ssrc && uint32(ssrc, 4),
        'rtcp.timestamp.rtp': sender && uint32(sender.bytes, 16),
        'rtcp.sender.packetcount': sender && uint32(sender.bytes, 20),
        'rtcp.sender.octetcount': sender && uint32(sender.bytes, 24),
        'rtcp.ssrc.identifier': reports.map((report) => uint32(report, 0)),
        'rtcp.ssrc.fraction': reports.map((report) => uint8(report, 4)),
        'rtcp.ssrc.cum_nr': reports.map((report) => int24(report, 5)),
        'rtcp.ssrc.jitter': reports.map((report) => uint32(report, 12)),
        'rtcp.sdes.text': texts,
      }),
    };
  },
};

/** Null unless the packets fill the datagram; where a snap length cut it, those that are there. */
function readPackets(payload: Uint8Array, length: number): ControlPacket[] | null {
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

function nameOf({ type }: ControlPacket): string {
  return typeNames[type] ?? String(type);
}

/** RFC 3550, sections 6.4.1 and 6.4.2. */
function reportBlocks({ type, count, bytes }: ControlPacket): Uint8Array[] {
  if (type !== senderReport && type !== receiverReport) return [];
  const first = type === senderReport ? 28 : 8;
  return Array.from({ length: count }, (_, index) => first + index * reportBlockSize)
    .filter((at) => at + reportBlockSize <= bytes.length)
    .map((at) => bytes.subarray(at, at + reportBlockSize));
}

function describeReport(report: Uint8Array): string {
  const share = ((100 * uint8(report, 4)) / 256).toFixed(1);
  return `${hexNumber(uint32(report, 0), 8)} lost ${share} % (${int24(report, 5)} in all), jitter ${uint32(report, 12)}`;
}

/** Items of the first chunk: type, length, text; type 0 ends them (RFC 3550, section 6.5). */
function descriptionTexts({ type, bytes }: ControlPacket): string[] {
  const texts: string[] = [];
  if (type !== sourceDescription) return texts;
  for (let at = 8; at + 2 <= bytes.length && uint8(bytes, at) !== 0;) {
    const end = at + 2 + uint8(bytes, at + 1);
    texts.push(textOf(bytes.subarray(at + 2, end)));
    at = end;
  }
  return texts;
}

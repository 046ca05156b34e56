import { hexNumber, int24, uint32, uint8 } from './bytes';
import { field, present, type PayloadDecoder } from './decoder';
import { rtcpPlaces } from './places/rtcp';
import {
  descriptionTexts,
  firstWithSource,
  readPackets,
  reportBlocks,
  senderReportOf,
  typeNames,
  type ControlPacket,
} from './rtcp-packets';
import { counted, listed, summaryOf, textOf } from './summary';

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
    const sender = senderReportOf(packets);
    const reports = packets.flatMap(reportBlocks);
    const texts = packets.flatMap(descriptionTexts).map(textOf);
    const ssrc = firstWithSource(packets);
    return {
      protocol: 'RTCP',
      summary: summaryOf(
        `RTCP ${listed(packets.map(nameOf), 4)}`,
        ssrc && `SSRC ${hexNumber(uint32(ssrc, 4), 8)}`,
        texts[0],
        sender &&
          `sent ${counted(uint32(sender, 20), 'packet')} with ${counted(uint32(sender, 24), 'byte')}`,
        ...reports.slice(0, 2).map(describeReport),
      ),
      fields: present({
        'rtcp.version': 2,
        'rtcp.pt': packets.map(({ type }) => type),
        'rtcp.senderssrc': ssrc && uint32(ssrc, 4),
        'rtcp.timestamp.rtp': sender && uint32(sender, 16),
        'rtcp.sender.packetcount': sender && uint32(sender, 20),
        'rtcp.sender.octetcount': sender && uint32(sender, 24),
        'rtcp.ssrc.identifier': reports.map((report) => uint32(report, 0)),
        'rtcp.ssrc.fraction': reports.map((report) => uint8(report, 4)),
        'rtcp.ssrc.cum_nr': reports.map((report) => int24(report, 5)),
        'rtcp.ssrc.jitter': reports.map((report) => uint32(report, 12)),
        'rtcp.sdes.text': texts,
      }),
    };
  },
  places: rtcpPlaces,
};

function nameOf({ type }: ControlPacket): string {
  return typeNames[type] ?? String(type);
}

function describeReport(report: Uint8Array): string {
  const share = ((100 * uint8(report, 4)) / 256).toFixed(1);
  return `${hexNumber(uint32(report, 0), 8)} lost ${share} % (${int24(report, 5)} in all), jitter ${uint32(report, 12)}`;
}

import type { PayloadDatagram } from '../decoder';
import {
  descriptionTexts,
  firstWithSource,
  readPackets,
  reportBlocks,
  senderReportOf,
} from '../rtcp-packets';
import { layout, PlaceList, placeOf, type FieldPlaces } from './place';

/** RFC 3550, section 6.4.1, from the header of the packet on. */
const senderInformation = {
  'rtcp.timestamp.rtp': [16, 4],
  'rtcp.sender.packetcount': [20, 4],
  'rtcp.sender.octetcount': [24, 4],
} as const;

/** Of a reception report, in the same section. */
const receptionReport = {
  'rtcp.ssrc.identifier': [0, 4],
  'rtcp.ssrc.fraction': [4, 1],
  'rtcp.ssrc.cum_nr': [5, 3],
  'rtcp.ssrc.jitter': [12, 4],
} as const;

export function rtcpPlaces({ payload, length }: PayloadDatagram): FieldPlaces {
  const packets = readPackets(payload, length) ?? [];
  const places = new PlaceList();
  const from = (part: Uint8Array) => placeOf(payload, part).offset;
  for (const { bytes } of packets) places.add('rtcp.pt', from(bytes) + 1, 1);
  for (const report of packets.flatMap(reportBlocks)) {
    for (const [name, [at, size]] of Object.entries(receptionReport)) {
      places.add(name, from(report) + at, size);
    }
  }
  for (const text of packets.flatMap(descriptionTexts)) {
    places.add('rtcp.sdes.text', from(text), text.length);
  }
  const sender = senderReportOf(packets);
  const source = firstWithSource(packets);
  return {
    ...layout({ 'rtcp.version': [0] }),
    ...(source && layout({ 'rtcp.senderssrc': [4, 4] }, from(source))),
    ...(sender && layout(senderInformation, from(sender))),
    ...places.found(),
  };
}

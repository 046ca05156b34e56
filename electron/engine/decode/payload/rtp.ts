import { hexNumber, uint16, uint32, uint8 } from './bytes';
import {
  field,
  present,
  usesPort,
  type Decoded,
  type PayloadDatagram,
  type PayloadDecoder,
} from './decoder';
import { describePackets, packetFields, readTransportPackets } from './mpeg-ts-packets';
import { payloadTypeName, transportStream } from './rtp-payload-types';
import { counted, summaryOf } from './summary';
import { rtpPlaces } from './places/rtp';

interface Header {
  padding: boolean;
  extension: boolean;
  csrc: readonly number[];
  extensionProfile: number | undefined;
  extensionLength: number | undefined;
  marker: boolean;
  payloadType: number;
  /** Bytes of the header with its contributing sources and extension. */
  size: number;
}

/** Registered by IANA for RTP (`avt-profile-1`). */
const ports = [5004];

/**
 * RTP (RFC 3550). It has no magic number, so on ports other than 5004 only what media senders
 * usually send is taken for it: to an even port (section 11), without padding and contributing
 * sources, of a payload type that has a meaning. A transport stream inside is certain on any port.
 */
export const rtp: PayloadDecoder = {
  name: 'rtp',
  description: 'Real-time Transport Protocol (RFC 3550)',
  ports,
  anyPort: true,
  fields: [
    field('rtp.version', 'number', 'Version'),
    field('rtp.padding', 'boolean', 'Padding follows the media'),
    field('rtp.ext', 'boolean', 'An extension follows the header'),
    field('rtp.cc', 'number', 'Number of contributing sources'),
    field('rtp.marker', 'boolean', 'Marker'),
    field('rtp.p_type', 'number', 'Payload type'),
    field('rtp.seq', 'number', 'Sequence number'),
    field('rtp.timestamp', 'number', 'Media time, in units of the clock of the payload type'),
    field('rtp.ssrc', 'number', 'Synchronization source'),
    field('rtp.csrc.item', 'number', 'Contributing source'),
    field('rtp.ext.profile', 'number', 'What its profile says that the extension is'),
    field('rtp.ext.len', 'number', 'Words of 4 bytes in the extension'),
    field('rtp.padding.count', 'number', 'Bytes of padding'),
  ],
  places: rtpPlaces,
  decode(datagram) {
    const header = readHeader(datagram.payload);
    if (header === null || !isPlausible(header, datagram)) return null;
    return decoded(header, datagram);
  },
};

/** RFC 3550, sections 5.1 and 5.3.1. */
function readHeader(payload: Uint8Array): Header | null {
  const first = uint8(payload, 0);
  if (payload.length < 12 || first >> 6 !== 2) return null;
  const sources = first & 0x0f;
  const extension = (first & 0x10) !== 0;
  const fixedSize = 12 + 4 * sources;
  const words = extension ? uint16(payload, fixedSize + 2) : undefined;
  const size = fixedSize + (words === undefined ? 0 : 4 + 4 * words);
  if (size > payload.length) return null;
  return {
    padding: (first & 0x20) !== 0,
    extension,
    csrc: Array.from({ length: sources }, (_, index) => uint32(payload, 12 + 4 * index)),
    extensionProfile: extension ? uint16(payload, fixedSize) : undefined,
    extensionLength: words,
    marker: uint8(payload, 1) >= 0x80,
    payloadType: uint8(payload, 1) & 0x7f,
    size,
  };
}

function isPlausible(header: Header, datagram: PayloadDatagram): boolean {
  const media = datagram.length - header.size;
  if (media < 1 || !isPaddingPlausible(header, datagram)) return false;
  if (usesPort(datagram, ports)) return payloadTypeName(header.payloadType) !== undefined;
  if (header.payloadType === transportStream) return transportPackets(header, datagram) !== null;
  const { dstPort } = datagram;
  return (
    dstPort !== null &&
    dstPort >= 1024 &&
    dstPort % 2 === 0 &&
    !header.padding &&
    header.csrc.length === 0 &&
    payloadTypeName(header.payloadType) !== undefined
  );
}

/** The last byte counts the padding, itself included (RFC 3550, section 5.1). */
function isPaddingPlausible({ padding, size }: Header, { payload, length }: PayloadDatagram) {
  if (!padding || payload.length < length) return true;
  const count = uint8(payload, payload.length - 1);
  return count >= 1 && count <= payload.length - size;
}

/** Unknown where a snap length cut the last byte off. */
function paddingOf({ padding }: Header, { payload, length }: PayloadDatagram): number | undefined {
  return padding && payload.length === length ? uint8(payload, length - 1) : undefined;
}

function transportPackets({ payloadType, size }: Header, { payload, length }: PayloadDatagram) {
  if (payloadType !== transportStream) return null;
  return readTransportPackets(payload.subarray(size), length - size);
}

function decoded(header: Header, datagram: PayloadDatagram): Decoded {
  const { payload, length } = datagram;
  const sequence = uint16(payload, 2);
  const ssrc = uint32(payload, 8);
  const packets = transportPackets(header, datagram);
  return {
    protocol: 'RTP',
    summary: summaryOf(
      `RTP ${payloadTypeName(header.payloadType)}`,
      `sequence ${sequence}`,
      `time ${uint32(payload, 4)}`,
      `SSRC ${hexNumber(ssrc, 8)}`,
      header.marker ? 'marker' : undefined,
      packets === null ? counted(length - header.size, 'byte') : describePackets(packets),
    ),
    fields: {
      ...present({
        'rtp.version': 2,
        'rtp.padding': header.padding,
        'rtp.ext': header.extension,
        'rtp.cc': header.csrc.length,
        'rtp.marker': header.marker,
        'rtp.p_type': header.payloadType,
        'rtp.seq': sequence,
        'rtp.timestamp': uint32(payload, 4),
        'rtp.ssrc': ssrc,
        'rtp.csrc.item': header.csrc,
        'rtp.ext.profile': header.extensionProfile,
        'rtp.ext.len': header.extensionLength,
        'rtp.padding.count': paddingOf(header, datagram),
      }),
      ...(packets && packetFields(packets)),
    },
  };
}

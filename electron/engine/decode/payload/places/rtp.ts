import { uint16, uint8 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { layout, type FieldPlaces } from './place';
import { transportPlaces } from './transport-packets';

/** RFC 3550, section 5.1. */
const header = layout({
  'rtp.version': [0],
  'rtp.padding': [0],
  'rtp.ext': [0],
  'rtp.cc': [0],
  'rtp.marker': [1],
  'rtp.p_type': [1],
  'rtp.seq': [2, 2],
  'rtp.timestamp': [4, 4],
  'rtp.ssrc': [8, 4],
});

/** With the packets of a transport stream inside, where there are any. */
export function rtpPlaces({ payload, length }: PayloadDatagram): FieldPlaces {
  const sources = uint8(payload, 0) & 0x0f;
  const fixed = 12 + 4 * sources;
  const hasExtension = (uint8(payload, 0) & 0x10) !== 0;
  const size = fixed + (hasExtension ? 4 + 4 * uint16(payload, fixed + 2) : 0);
  return {
    ...header,
    'rtp.csrc.item': Array.from({ length: sources }, (_, at) => ({
      offset: 12 + 4 * at,
      length: 4,
    })),
    'rtp.ext.profile': [{ offset: fixed, length: 2 }],
    'rtp.ext.len': [{ offset: fixed + 2, length: 2 }],
    'rtp.padding.count': [{ offset: length - 1, length: 1 }],
    ...transportPlaces(payload, size),
  };
}

import { uint8 } from '../bytes';
import type { PayloadDatagram } from '../decoder';
import { layout, type FieldPlaces } from './place';
import { sessionPlaces } from './sdp';

/** RFC 2974, section 6. */
const header = layout({
  'sap.flags.v': [0],
  'sap.flags.a': [0],
  'sap.flags.t': [0],
  'sap.flags.e': [0],
  'sap.flags.c': [0],
  'sap.message_identifier_hash': [2, 2],
});

export function sapPlaces({ payload }: PayloadDatagram): FieldPlaces {
  const addressSize = (uint8(payload, 0) & 0x10) === 0 ? 4 : 16;
  const size = 4 + addressSize + 4 * uint8(payload, 1);
  const typeEnd = payload.indexOf(0, size);
  const isText = payload[size] === 0x76 && payload[size + 1] === 0x3d;
  const hasType = !isText && typeEnd >= 0;
  return {
    ...header,
    ...layout({ 'sap.originating_source': [4, addressSize] }),
    ...(hasType ? layout({ 'sap.payload_type': [size, typeEnd - size] }) : {}),
    ...sessionPlaces(payload, hasType ? typeEnd + 1 : size),
  };
}

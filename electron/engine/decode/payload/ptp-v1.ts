import { macText, uint16, uint8 } from './bytes';
import { field, present, type Decoded } from './decoder';
import { summaryOf, textOf } from './summary';

/** IEEE 1588-2002, annex D: control field. */
const kinds = ['Sync', 'Delay_Req', 'Follow_Up', 'Delay_Resp', 'Management'];

/** The header that all messages have. */
const headerSize = 40;

export const ptpV1Fields = [
  field('ptp.versionptp', 'number', 'Version of PTP version 1'),
  field('ptp.subdomain', 'string', 'Subdomain of PTP version 1'),
  field('ptp.sourceuuid', 'string', 'Clock of PTP version 1'),
  field('ptp.sequenceid', 'number', 'Sequence number of PTP version 1'),
  field('ptp.controlfield', 'number', 'Kind of message of PTP version 1'),
];

/** PTP version 1, as Dante uses it (IEEE 1588-2002, annex D). Null if it is not. */
export function decodePtpV1(payload: Uint8Array): Decoded | null {
  const control = uint8(payload, 32);
  const kind = kinds[control];
  const messageType = uint8(payload, 20);
  if (payload.length < headerSize || kind === undefined || messageType < 1 || messageType > 2) {
    return null;
  }
  const subdomain = textOf(payload.subarray(4, 20));
  return {
    protocol: 'PTP',
    summary: summaryOf(
      `PTP version 1 ${kind}`,
      `subdomain ${subdomain}`,
      `clock ${macText(payload, 22)} port ${uint16(payload, 28)}`,
      `sequence ${uint16(payload, 30)}`,
    ),
    fields: present({
      'ptp.versionptp': 1,
      'ptp.subdomain': subdomain,
      'ptp.sourceuuid': macText(payload, 22),
      'ptp.sequenceid': uint16(payload, 30),
      'ptp.controlfield': control,
    }),
  };
}

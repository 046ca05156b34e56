import { hexText, int16, int48, int8, uint16, uint32, uint48, uint8 } from './bytes';
import { field, present, type Decoded, type Fields, type PayloadDecoder } from './decoder';
import { decodePtpV1, ptpV1Fields } from './ptp-v1';
import { summaryOf } from './summary';
import { ptpPlaces } from './places/ptp';

interface Message {
  name: string;
  /** Bytes with the header of 34 (IEEE 1588-2019, clauses 13.5 to 13.12). */
  size: number;
  /** The part of Wireshark's names for its time at byte 34; `none` if it has no time. */
  time: 'sdr.origintimestamp' | 'fu.preciseorigintimestamp' | 'dr.receivetimestamp' | 'none';
}

/** IEEE 1588-2019, table 36. */
const messages: Readonly<Record<number, Message>> = {
  0x0: { name: 'Sync', size: 44, time: 'sdr.origintimestamp' },
  0x1: { name: 'Delay_Req', size: 44, time: 'sdr.origintimestamp' },
  0x2: { name: 'Pdelay_Req', size: 54, time: 'none' },
  0x3: { name: 'Pdelay_Resp', size: 54, time: 'none' },
  0x8: { name: 'Follow_Up', size: 44, time: 'fu.preciseorigintimestamp' },
  0x9: { name: 'Delay_Resp', size: 54, time: 'dr.receivetimestamp' },
  0xa: { name: 'Pdelay_Resp_Follow_Up', size: 54, time: 'none' },
  0xb: { name: 'Announce', size: 64, time: 'none' },
  0xc: { name: 'Signaling', size: 44, time: 'none' },
  0xd: { name: 'Management', size: 48, time: 'none' },
};

const announce = 0xb;
const delayResponse = 0x9;

/** IEEE 1588-2019, table 6. */
export const timeSources: Readonly<Record<number, string>> = {
  0x10: 'atomic clock',
  0x20: 'GNSS',
  0x30: 'terrestrial radio',
  0x39: 'serial time code',
  0x40: 'PTP',
  0x50: 'NTP',
  0x60: 'hand set',
  0x90: 'other',
  0xa0: 'internal oscillator',
};

/** PTP version 2 (IEEE 1588-2008 and -2019); version 1 by its kind. */
export const ptp: PayloadDecoder = {
  name: 'ptp',
  description: 'Precision Time Protocol (IEEE 1588)',
  ports: [319, 320],
  anyPort: false,
  fields: [
    field('ptp.v2.messagetype', 'number', 'Kind of message: 0 Sync, 8 Follow_Up, 11 Announce'),
    field('ptp.v2.versionptp', 'number', 'Version'),
    field('ptp.v2.minorversionptp', 'number', 'Minor version'),
    field('ptp.v2.majorsdoid', 'number', 'Profile family: 0 IEEE 1588, 1 IEEE 802.1AS'),
    field('ptp.v2.domainnumber', 'number', 'Domain'),
    field('ptp.v2.flags', 'number', 'Flags'),
    field('ptp.v2.flags.twostep', 'boolean', 'The time follows in a second message'),
    field('ptp.v2.correction.ns', 'number', 'Correction, whole nanoseconds'),
    field('ptp.v2.clockidentity', 'string', 'Clock of the sender, 0x and 16 digits'),
    field('ptp.v2.sourceportid', 'number', 'Port of that clock'),
    field('ptp.v2.sequenceid', 'number', 'Sequence number'),
    field('ptp.v2.logmessageperiod', 'number', 'Interval, as power of two of seconds'),
    field('ptp.v2.sdr.origintimestamp.seconds', 'number', 'When it was sent, seconds'),
    field('ptp.v2.sdr.origintimestamp.nanoseconds', 'number', 'When it was sent, nanoseconds'),
    field('ptp.v2.fu.preciseorigintimestamp.seconds', 'number', 'When Sync was sent, seconds'),
    field('ptp.v2.fu.preciseorigintimestamp.nanoseconds', 'number', 'Nanoseconds of that second'),
    field('ptp.v2.dr.receivetimestamp.seconds', 'number', 'When Delay_Req arrived, seconds'),
    field('ptp.v2.dr.receivetimestamp.nanoseconds', 'number', 'Nanoseconds of that second'),
    field('ptp.v2.dr.requestingsourceportidentity', 'string', 'Clock that asked for the delay'),
    field('ptp.v2.dr.requestingsourceportid', 'number', 'Port of that clock'),
    field('ptp.v2.an.origincurrentutcoffset', 'number', 'TAI minus UTC, in seconds'),
    field('ptp.v2.an.priority1', 'number', 'First priority of the grandmaster'),
    field('ptp.v2.an.grandmasterclockclass', 'number', 'Class of the grandmaster'),
    field('ptp.v2.an.grandmasterclockaccuracy', 'number', 'Accuracy of the grandmaster'),
    field('ptp.v2.an.grandmasterclockvariance', 'number', 'Variance of the grandmaster'),
    field('ptp.v2.an.priority2', 'number', 'Second priority of the grandmaster'),
    field('ptp.v2.an.grandmasterclockidentity', 'string', 'Grandmaster, 0x and 16 digits'),
    field('ptp.v2.an.localstepsremoved', 'number', 'Clocks between sender and grandmaster'),
    field('ptp.v2.timesource', 'number', 'Where the grandmaster has its time from'),
    ...ptpV1Fields,
  ],
  places: ptpPlaces,
  decode({ payload, length }) {
    if (uint16(payload, 0) === 1) return decodePtpV1(payload);
    const message = messages[uint8(payload, 0) & 0x0f];
    const stated = uint16(payload, 2);
    const valid = (uint8(payload, 1) & 0x0f) === 2 && stated <= length;
    if (message === undefined || !valid || stated < message.size) return null;
    return payload.length < message.size ? null : decodeV2(payload, message);
  },
};

function decodeV2(payload: Uint8Array, message: Message): Decoded {
  const type = uint8(payload, 0) & 0x0f;
  const extra = type === announce ? announceParts(payload) : timeParts(payload, message);
  return {
    protocol: 'PTP',
    summary: summaryOf(
      `PTP ${message.name}`,
      `domain ${uint8(payload, 4)}`,
      `clock ${hexText(payload.subarray(20, 28), ':')} port ${uint16(payload, 28)}`,
      `sequence ${uint16(payload, 30)}`,
      ...extra,
    ),
    fields: {
      ...headerFields(payload, type),
      ...timeFields(payload, message),
      ...(type === announce ? announceFields(payload) : {}),
      ...(type === delayResponse ? requesterFields(payload) : {}),
    },
  };
}

/** IEEE 1588-2019, clause 13.3. */
function headerFields(payload: Uint8Array, type: number): Fields {
  const flags = uint16(payload, 6);
  return present({
    'ptp.v2.messagetype': type,
    'ptp.v2.versionptp': 2,
    'ptp.v2.minorversionptp': uint8(payload, 1) >> 4,
    'ptp.v2.majorsdoid': uint8(payload, 0) >> 4,
    'ptp.v2.domainnumber': uint8(payload, 4),
    'ptp.v2.flags': flags,
    'ptp.v2.flags.twostep': (flags & 0x0200) !== 0,
    'ptp.v2.correction.ns': int48(payload, 8),
    'ptp.v2.clockidentity': identity(payload, 20),
    'ptp.v2.sourceportid': uint16(payload, 28),
    'ptp.v2.sequenceid': uint16(payload, 30),
    'ptp.v2.logmessageperiod': int8(payload, 33),
  });
}

function timeParts(payload: Uint8Array, { time }: Message): string[] {
  if (time === 'none') return [];
  const seconds = uint48(payload, 34);
  const nanoseconds = uint32(payload, 40);
  // A Sync whose time follows, and most requests, have none.
  if (seconds === 0 && nanoseconds === 0) return [];
  return [`time ${seconds}.${String(nanoseconds).padStart(9, '0')}`];
}

function timeFields(payload: Uint8Array, { time }: Message): Fields {
  if (time === 'none') return {};
  return present({
    [`ptp.v2.${time}.seconds`]: uint48(payload, 34),
    [`ptp.v2.${time}.nanoseconds`]: uint32(payload, 40),
  });
}

function announceParts(payload: Uint8Array): string[] {
  const source = uint8(payload, 63);
  return [
    `grandmaster ${hexText(payload.subarray(53, 61), ':')}`,
    `priority ${uint8(payload, 47)}/${uint8(payload, 52)}`,
    `class ${uint8(payload, 48)}`,
    `steps ${uint16(payload, 61)}`,
    `time of ${timeSources[source] ?? `source ${source}`}`,
  ];
}

/** IEEE 1588-2019, clause 13.5. */
function announceFields(payload: Uint8Array): Fields {
  return present({
    'ptp.v2.an.origincurrentutcoffset': int16(payload, 44),
    'ptp.v2.an.priority1': uint8(payload, 47),
    'ptp.v2.an.grandmasterclockclass': uint8(payload, 48),
    'ptp.v2.an.grandmasterclockaccuracy': uint8(payload, 49),
    'ptp.v2.an.grandmasterclockvariance': uint16(payload, 50),
    'ptp.v2.an.priority2': uint8(payload, 52),
    'ptp.v2.an.grandmasterclockidentity': identity(payload, 53),
    'ptp.v2.an.localstepsremoved': uint16(payload, 61),
    'ptp.v2.timesource': uint8(payload, 63),
  });
}

function requesterFields(payload: Uint8Array): Fields {
  return present({
    'ptp.v2.dr.requestingsourceportidentity': identity(payload, 44),
    'ptp.v2.dr.requestingsourceportid': uint16(payload, 52),
  });
}

/** 64 bits are more than a number holds exactly. */
function identity(payload: Uint8Array, at: number): string {
  return `0x${hexText(payload.subarray(at, at + 8))}`;
}

/** Payload types with a fixed meaning (RFC 3551, section 6). Reserved and unassigned ones are absent. */
const fixed: Readonly<Record<number, string>> = {
  0: 'PCMU',
  3: 'GSM',
  4: 'G723',
  5: 'DVI4 8 kHz',
  6: 'DVI4 16 kHz',
  7: 'LPC',
  8: 'PCMA',
  9: 'G722',
  10: 'L16 stereo',
  11: 'L16 mono',
  12: 'QCELP',
  13: 'CN',
  14: 'MPA',
  15: 'G728',
  16: 'DVI4 11 kHz',
  17: 'DVI4 22 kHz',
  18: 'G729',
  25: 'CelB',
  26: 'JPEG',
  28: 'nv',
  31: 'H261',
  32: 'MPV',
  33: 'MP2T',
  34: 'H263',
};

/** The payload type of an MPEG transport stream (RFC 2250, section 2). */
export const transportStream = 33;

/** Undefined if the type means nothing in the profile of RFC 3551. */
export function payloadTypeName(type: number): string | undefined {
  return type >= 96 && type <= 127 ? `dynamic ${type}` : fixed[type];
}

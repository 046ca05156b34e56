import { hexText, ipv4Text, uint32, uint8 } from './bytes';
import { field, present, type Decoded, type PayloadDecoder } from './decoder';
import { summaryOf, textOf } from './summary';
import { ntpPlaces } from './places/ntp';

/** RFC 5905, figure 10. */
const modes: Readonly<Record<number, string>> = {
  1: 'symmetric active',
  2: 'symmetric passive',
  3: 'client',
  4: 'server',
  5: 'broadcast',
  6: 'control message',
  7: 'private message',
};

/** Seconds from 1900 to 1970. */
const epochOffset = 2_208_988_800;

/** RFC 5905, section 7.3. */
const headerSize = 48;

/** NTP and SNTP, versions 1 to 4 (RFC 5905), and control messages (RFC 9327) by their kind. */
export const ntp: PayloadDecoder = {
  name: 'ntp',
  description: 'Network Time Protocol (RFC 5905)',
  ports: [123],
  anyPort: false,
  fields: [
    field('ntp.flags.li', 'number', 'Leap indicator, 3 is not synchronised'),
    field('ntp.flags.vn', 'number', 'Version'),
    field('ntp.flags.mode', 'number', 'Mode: 3 client, 4 server, 5 broadcast'),
    field('ntp.stratum', 'number', 'Distance from a reference clock'),
    field('ntp.ppoll', 'number', 'Poll interval, as power of two of seconds'),
    field('ntp.precision', 'number', 'Precision, as power of two of seconds, 256 less'),
    field('ntp.rootdelay', 'number', 'Round trip to the reference clock, in 1/65536 s'),
    field('ntp.rootdispersion', 'number', 'Dispersion to the reference clock, in 1/65536 s'),
    field('ntp.refid', 'string', 'Reference as bytes'),
    field('gramscope.ntp.reference', 'string', 'Reference as the stratum has it read'),
    field('ntp.reftime', 'string', 'When the clock was set'),
    field('ntp.org', 'string', 'When the request was sent'),
    field('ntp.rec', 'string', 'When the request arrived'),
    field('ntp.xmt', 'string', 'When this message was sent'),
  ],
  places: ntpPlaces,
  decode({ payload }) {
    const version = (uint8(payload, 0) >> 3) & 7;
    const mode = uint8(payload, 0) & 7;
    const time = mode >= 1 && mode <= 5;
    const shortest = time ? headerSize : 12;
    if (version < 1 || version > 4 || mode === 0 || payload.length < shortest) return null;
    return time ? timeMessage(payload, version, mode) : otherMessage(version, mode);
  },
};

function otherMessage(version: number, mode: number): Decoded {
  return {
    protocol: 'NTP',
    summary: `NTP version ${version} ${modes[mode]}`,
    fields: present({ 'ntp.flags.vn': version, 'ntp.flags.mode': mode }),
  };
}

function timeMessage(payload: Uint8Array, version: number, mode: number): Decoded {
  const leap = uint8(payload, 0) >> 6;
  const stratum = uint8(payload, 1);
  const reference = referenceText(payload, stratum);
  const transmitted = timeText(payload, 40);
  return {
    protocol: 'NTP',
    summary: summaryOf(
      `NTP version ${version} ${modes[mode]}`,
      mode === 3 ? undefined : `stratum ${stratum}`,
      reference && `reference ${reference}`,
      transmitted,
      mode === 3 ? undefined : `root delay ${milliseconds(uint32(payload, 4))}`,
      leap === 3 && mode !== 3 ? 'not synchronised' : undefined,
    ),
    fields: present({
      'ntp.flags.li': leap,
      'ntp.flags.vn': version,
      'ntp.flags.mode': mode,
      'ntp.stratum': stratum,
      'ntp.ppoll': uint8(payload, 2),
      'ntp.precision': uint8(payload, 3),
      'ntp.rootdelay': uint32(payload, 4),
      'ntp.rootdispersion': uint32(payload, 8),
      'ntp.refid': hexText(payload.subarray(12, 16), ':'),
      'gramscope.ntp.reference': reference,
      'ntp.reftime': timeText(payload, 16),
      'ntp.org': timeText(payload, 24),
      'ntp.rec': timeText(payload, 32),
      'ntp.xmt': transmitted,
    }),
  };
}

/** Letters for a reference clock and in a kiss of death, else an IPv4 address or hash. */
function referenceText(payload: Uint8Array, stratum: number): string | undefined {
  if (uint32(payload, 12) === 0) return undefined;
  return stratum <= 1 ? textOf(payload.subarray(12, 16)) : ipv4Text(payload, 12);
}

/**
 * ISO 8601 with microseconds; undefined if not set. The upper half of the seconds is the era from
 * 1900, the lower half that from 2036 (RFC 4330, section 3).
 */
function timeText(payload: Uint8Array, at: number): string | undefined {
  const seconds = uint32(payload, at);
  const fraction = uint32(payload, at + 4);
  if (seconds === 0 && fraction === 0) return undefined;
  const era = seconds >= 0x8000_0000 ? 0 : 0x1_0000_0000;
  const microseconds = Math.floor((fraction * 1_000_000) / 0x1_0000_0000);
  const date = new Date((seconds + era - epochOffset) * 1000).toISOString();
  return date.replace('.000Z', `.${String(microseconds).padStart(6, '0')}Z`);
}

/** Of the short format: seconds with a fraction of 16 bits (RFC 5905, section 6). */
function milliseconds(short: number): string {
  return `${((short * 1000) / 0x1_0000).toFixed(3)} ms`;
}

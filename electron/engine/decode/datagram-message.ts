import { nanosecondsOf } from '../../contract';
import type { Datagram } from '../capture/datagram';
import { decodePayload, type Decoded } from './payload';
import {
  decodeSyslog,
  hasSyslogPort,
  looksLikeSyslog,
  type MessagePlaces,
  type SyslogCharset,
  type TimedMessage,
  withTime,
} from './syslog';

/** What is looked for in payloads; `syslog` takes all of them for syslog. */
export type DecodeKind = 'auto' | 'syslog' | 'none';

export interface DecodeOptions {
  kind: DecodeKind;
  /** Of the text of syslog messages; UTF-8 if absent. */
  charset?: SyslogCharset | undefined;
  /** Has the times of syslog messages understood, those without zone as of this one. */
  zone?: string | undefined;
  /** Where to note what lies where in a syslog message. */
  places?: MessagePlaces | undefined;
}

/** What a payload is. */
export interface DatagramMessage {
  syslog?: TimedMessage;
  /** Something other than syslog. */
  decoded?: Decoded;
}

/** Never throws; empty where nothing is recognised. */
export function messageOf(datagram: Datagram, options: DecodeOptions): DatagramMessage {
  const { kind } = options;
  if (kind === 'none') return {};
  if (kind === 'syslog' || isSyslog(datagram)) return { syslog: syslogOf(datagram, options) };
  // Unix datagrams have no port that would tell.
  const decoded = datagram.srcPort === null ? null : decodePayload(datagram);
  return decoded === null ? {} : { decoded };
}

function syslogOf(
  { payload, time }: Datagram,
  { charset, zone, places }: DecodeOptions,
): TimedMessage {
  const message = decodeSyslog(payload, {
    ...(charset !== undefined && { charset }),
    ...(places !== undefined && { places }),
  });
  return zone === undefined ? message : withTime(message, { zone, received: nanosecondsOf(time) });
}

function isSyslog({ payload, srcPort, dstPort }: Datagram): boolean {
  return payload.length > 0 && (looksLikeSyslog(payload) || hasSyslogPort(srcPort, dstPort));
}

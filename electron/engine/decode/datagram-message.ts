import type { Datagram } from '../capture/datagram';
import { decodePayload, type Decoded } from './payload';
import {
  decodeSyslog,
  hasSyslogPort,
  looksLikeSyslog,
  type SyslogCharset,
  type SyslogMessage,
} from './syslog';

/** What is looked for in payloads; `syslog` takes all of them for syslog. */
export type DecodeKind = 'auto' | 'syslog' | 'none';

export interface DecodeOptions {
  kind: DecodeKind;
  /** Of the text of syslog messages; UTF-8 if absent. */
  charset?: SyslogCharset | undefined;
}

/** What a payload is. */
export interface DatagramMessage {
  syslog?: SyslogMessage;
  /** Something other than syslog. */
  decoded?: Decoded;
}

/** Never throws; empty where nothing is recognised. */
export function messageOf(datagram: Datagram, { kind, charset }: DecodeOptions): DatagramMessage {
  if (kind === 'none') return {};
  if (kind === 'syslog' || isSyslog(datagram)) {
    return { syslog: decodeSyslog(datagram.payload, charset === undefined ? {} : { charset }) };
  }
  // Unix datagrams have no port that would tell.
  const decoded = datagram.srcPort === null ? null : decodePayload(datagram);
  return decoded === null ? {} : { decoded };
}

function isSyslog({ payload, srcPort, dstPort }: Datagram): boolean {
  return payload.length > 0 && (looksLikeSyslog(payload) || hasSyslogPort(srcPort, dstPort));
}

import { Buffer } from 'node:buffer';
import { decodeSyslog } from '../decode';
import type { SyslogMessage } from '../message';

/** The message that the text is, encoded as UTF-8. */
export function decoded(text: string): SyslogMessage {
  return decodeSyslog(Buffer.from(text, 'utf8'));
}

/** The message that the text is, one byte for each character up to U+00FF. */
export function decodedBytes(text: string): SyslogMessage {
  return decodeSyslog(Buffer.from(text, 'latin1'));
}

/** With its vendor and fields, but without the rest. */
export function vendorOf(text: string) {
  const { format, vendor, fields } = decoded(text);
  return { format, vendor, fields };
}

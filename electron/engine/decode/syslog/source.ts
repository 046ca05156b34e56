import { Buffer, isAscii } from 'node:buffer';
import { decodeText, type SyslogCharset } from './charset';
import type { Draft } from './message';
import type { MessagePlaces } from './places';

/** A payload to be scanned: one character for each byte, so that positions are offsets. */
export interface Source {
  readonly bytes: Buffer;
  readonly text: string;
  /** Without the NUL and line ends that some senders append. */
  readonly end: number;
  readonly charset: SyslogCharset;
  readonly ascii: boolean;
  /** Where it is noted what lies where; undefined where nobody wants to know. */
  readonly places: MessagePlaces | undefined;
}

/** What toString('latin1') calls, after looking up the name of the encoding. */
type Sliceable = Buffer & { latin1Slice(begin: number, end: number): string };

const nul = 0x00;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function sourceOf(
  payload: Uint8Array,
  charset: SyslogCharset,
  places?: MessagePlaces,
): Source {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const text = (bytes as Sliceable).latin1Slice(0, bytes.length);
  return { bytes, text, end: endOf(bytes), charset, ascii: isAscii(bytes), places };
}

function endOf(bytes: Uint8Array): number {
  let end = bytes.length;
  for (; end > 0; end--) {
    const last = bytes[end - 1];
    if (last !== nul && last !== lineFeed && last !== carriageReturn) break;
  }
  return end;
}

/** The text of some bytes. A byte that means nothing in the character set is shown as `\xNN`. */
export function textOf(source: Source, from: number, to: number): string {
  return textIn(source, from, to, source.charset);
}

/** As {@link textOf}, of what is UTF-8 by its description (RFC 5424, sections 6.3.3 and 6.4). */
export function utf8Of(source: Source, from: number, to: number): string {
  return textIn(source, from, to, 'utf-8');
}

/** The rest of the payload is the text of the message. */
export function takeMessage(source: Source, at: number, draft: Draft): void {
  draft.message = textOf(source, at, source.end);
  source.places?.noteMessage(source, draft.message, at);
}

function textIn(source: Source, from: number, to: number, charset: SyslogCharset): string {
  const text = source.text.slice(from, to);
  if (source.ascii || isAsciiText(text)) return text;
  return decodeText(source.bytes.subarray(from, to), charset);
}

function isAsciiText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

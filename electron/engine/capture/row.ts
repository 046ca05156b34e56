import type { DatagramRow } from '#native';
import { escapeControls, type Charset, type Row, type RuleColour } from '../../contract';
import { decodeSyslog } from '../decode/syslog';
import { wholeLength } from '../decode/syslog/charset';
import type { Dissection } from '../filter/dissection';
import { visibleText } from '../text/visible';
import { fieldsOf, shownEnds } from './datagram';

/** Payload bytes that the text of a table's row is made from. */
export const previewBytes = 400;

/** How a row is shown. */
export interface Look {
  colour: RuleColour | null;
  /** Of its text. */
  charset: Charset;
  /** What is in it. */
  dissection: Dissection;
  /** Name of the interface that it came by; null where that is not known. */
  interface: string | null;
}

/** `socket` is the text form of the address that the socket was opened at. */
export function toRow(row: DatagramRow, socket: string, look: Look): Row {
  return { ...headerOf(row, socket), socket: row.socket, frame: null, ...shown(row, look) };
}

/** A row of a file; `origin` is what stands in the place of a socket. */
export function toFileRow(row: DatagramRow, origin: string, look: Look): Row {
  const frame = row.frame ?? row.number;
  return { ...headerOf(row, origin), socket: null, frame, ...shown(row, look) };
}

function headerOf(row: DatagramRow, socket: string) {
  const fields = fieldsOf(row, socket);
  return { ...fields, ...shownEnds(fields) };
}

function shown(row: DatagramRow, { colour, charset, dissection, ...look }: Look) {
  const { priority, syslog } = dissection;
  return {
    interface: namedOrNull(look.interface),
    host: namedOrNull(syslog?.hostname),
    app: namedOrNull(syslog?.appname),
    severity: priority === null ? null : priority.value & 7,
    protocol: protocolOf(dissection),
    info: infoOf(row, dissection, charset),
    text: preview(row, charset),
    colour,
  };
}

function protocolOf({ syslog, decoded, isUnix }: Dissection): string {
  if (syslog !== null) return 'Syslog';
  return decoded?.protocol ?? (isUnix ? 'Unix' : 'UDP');
}

function infoOf(row: DatagramRow, { syslog, decoded }: Dissection, charset: Charset) {
  if (syslog === null) return decoded?.summary ?? null;
  // Filters, for which it was read, take every text for UTF-8.
  const { message } = charset === 'utf-8' ? syslog : decodeSyslog(row.payload, { charset });
  return escapeControls(message ?? '');
}

/** What others sent: shown, and not obeyed. */
function namedOrNull(name: string | null | undefined): string | null {
  return name === undefined || name === null ? null : escapeControls(name);
}

/** Where the payload goes on, a character cut in two is left out rather than shown as bytes. */
function preview({ payload, length }: DatagramRow, charset: Charset): string {
  if (payload.length >= length) return visibleText(payload, charset);
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  return `${visibleText(bytes.subarray(0, wholeLength(bytes, charset)), charset)}…`;
}

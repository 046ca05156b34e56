import { codeAt, digitsEnd, skipSpaces, space } from './chars';
import type { SyslogCharset } from './charset';
import { readCisco } from './cisco';
import { addProblem, newDraft, type Draft, type SyslogMessage } from './message';
import type { MessagePlaces } from './places';
import { assumePri, priEnd, readPri } from './pri';
import { readRfc3164 } from './rfc3164';
import { isRfc5424, readRfc5424 } from './rfc5424';
import { sourceOf, takeMessage, type Source } from './source';
import { readVendor } from './vendors/registry';

export interface SyslogOptions {
  /** Of text whose character set is not given by its description. UTF-8 unless told. */
  charset?: SyslogCharset;
  /** Where to note what lies where in the payload. */
  places?: MessagePlaces;
}

const byteOrderMark = '\u00ef\u00bb\u00bf';

/**
 * Reads one syslog message, of whichever format. Never throws and keeps what it can read; takes time in
 * proportion to the length. What is not a syslog message is text of format `none`.
 */
export function decodeSyslog(payload: Uint8Array, options: SyslogOptions = {}): SyslogMessage {
  const source = sourceOf(payload, options.charset ?? 'utf-8', options.places);
  const draft = newDraft(options.places);
  const at = skipFrame(source, draft);
  const content = priEnd(source.text, at);
  if (content > at) {
    readPri(source.text, at, content, draft);
    readContent(source, content, draft);
    return draft;
  }
  if (readContent(source, at, draft)) {
    assumePri(at, draft);
    return draft;
  }
  return notSyslog(source, at);
}

/** Whether anything but text was found. */
function readContent(source: Source, at: number, draft: Draft): boolean {
  if (isRfc5424(source, at)) {
    readRfc5424(source, at, draft);
    readVendor(draft);
    return true;
  }
  if (readCisco(source, at, draft)) return true;
  const isRecognised = readRfc3164(source, at, draft);
  return readVendor(draft) || isRecognised;
}

/** What may be before the PRI: a byte order mark, spaces, the octet count of RFC 6587, section 3.4.1. */
function skipFrame(source: Source, draft: Draft): number {
  const { text, end } = source;
  const first = codeAt(text, 0);
  if (first === 0x3c) return 0;
  const start = skipSpaces(text, text.startsWith(byteOrderMark) ? byteOrderMark.length : 0, end);
  const countEnd = digitsEnd(text, start, 6);
  const next = countEnd + 1;
  if (countEnd === start || codeAt(text, countEnd) !== space || priEnd(text, next) === next) {
    return start;
  }
  checkCount(source, start, next, draft);
  return next;
}

/** Some count the line end that follows, some do not. */
function checkCount(source: Source, at: number, next: number, draft: Draft): void {
  const count = Number(source.text.slice(at, next - 1));
  if (count >= source.end - next && count <= source.bytes.length - next) return;
  addProblem(draft, at, `octet count is ${count}, ${source.bytes.length - next} bytes follow`);
}

function notSyslog(source: Source, at: number): SyslogMessage {
  source.places?.clear();
  const draft = newDraft(source.places);
  draft.format = 'none';
  const isEmpty = source.end === 0;
  if (!isEmpty) takeMessage(source, 0, draft);
  const reason = isEmpty ? 'empty' : 'neither PRI nor time nor the layout of a vendor';
  addProblem(draft, isEmpty ? 0 : at, reason);
  return draft;
}

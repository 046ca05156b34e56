import {
  codeAt,
  colon,
  digitsEnd,
  isDigit,
  openBracket,
  skipSpaces,
  space,
  tokenEnd,
} from './chars';
import { addProblem, type Draft } from './message';
import { takeMessage, textOf, utf8Of, type Source } from './source';
import { readStructuredData } from './structured-data';
import { readTime } from './time';

const dash = 0x2d;

const byteOrderMark = '\u00ef\u00bb\u00bf';

/** A field of the header, with its longest length in characters (RFC 5424, section 6). */
interface HeaderField {
  name: string;
  longest: number;
}

const hostname = { name: 'HOSTNAME', longest: 255 };
const appname = { name: 'APP-NAME', longest: 48 };
const procid = { name: 'PROCID', longest: 128 };
const msgid = { name: 'MSGID', longest: 32 };

/**
 * Whether a header of RFC 5424 is meant at `at`, where the PRI ends: a version with a time or none
 * after it. After version 1 anything will do but what only a text has, so that damage is shown.
 */
export function isRfc5424({ text, end }: Source, at: number): boolean {
  const versionEnd = digitsEnd(text, at, 3);
  if (versionEnd === at || codeAt(text, versionEnd) !== space) return false;
  const next = skipSpaces(text, versionEnd, end);
  const first = codeAt(text, next);
  if (first === dash) return next + 1 === end || codeAt(text, next + 1) === space;
  if (isDigit(first)) return codeAt(text, next + 4) === dash || text.slice(at, versionEnd) === '1';
  return text.slice(at, versionEnd) === '1' && readTime(text, next) !== null;
}

/** Reads what follows the PRI (RFC 5424, section 6). What is malformed is noted and kept. */
export function readRfc5424(source: Source, at: number, draft: Draft): void {
  draft.format = 'rfc5424';
  const afterVersion = readVersion(source, at, draft);
  const afterTime = readTimestamp(source, nextToken(source, afterVersion, draft), draft);
  const afterHeader = readNames(source, afterTime, draft);
  if (afterHeader >= 0) readTail(source, nextToken(source, afterHeader, draft), draft);
}

/** The fields between time and structured data. Less than 0 if one is missing. */
function readNames(source: Source, at: number, draft: Draft): number {
  const hostAt = nextToken(source, at, draft);
  const hostEnd = fieldEnd(source, hostAt, hostname, draft);
  if (hostEnd < 0) return hostEnd;
  if (!isNil(source.text, hostAt, hostEnd)) {
    draft.hostname = textOf(source, hostAt, hostEnd);
    draft.places?.notePart('hostname', hostAt, hostEnd);
  }
  const appAt = nextToken(source, hostEnd, draft);
  const appEnd = fieldEnd(source, appAt, appname, draft);
  if (appEnd < 0) return appEnd;
  if (!isNil(source.text, appAt, appEnd)) {
    draft.appname = textOf(source, appAt, appEnd);
    draft.places?.notePart('appname', appAt, appEnd);
  }
  const processAt = nextToken(source, appEnd, draft);
  const processEnd = fieldEnd(source, processAt, procid, draft);
  if (processEnd < 0) return processEnd;
  if (!isNil(source.text, processAt, processEnd)) {
    draft.procid = textOf(source, processAt, processEnd);
    draft.places?.notePart('procid', processAt, processEnd);
  }
  return readMessageId(source, nextToken(source, processEnd, draft), draft);
}

function readMessageId(source: Source, at: number, draft: Draft): number {
  const end = fieldEnd(source, at, msgid, draft);
  if (end >= 0 && !isNil(source.text, at, end)) {
    draft.msgid = textOf(source, at, end);
    draft.places?.notePart('msgid', at, end);
  }
  return end;
}

function readVersion({ text }: Source, at: number, draft: Draft): number {
  const end = digitsEnd(text, at, 3);
  draft.version = Number(text.slice(at, end));
  draft.places?.notePart('version', at, end);
  if (draft.version !== 1) addProblem(draft, at, `version ${draft.version} is not 1`);
  return end;
}

/** Fields are separated by one space each. */
function nextToken({ text, end }: Source, at: number, draft: Draft): number {
  const next = skipSpaces(text, at, end);
  if (next > at + 1 && next < end) addProblem(draft, at + 1, 'more than one space');
  return next;
}

function readTimestamp({ text, end }: Source, at: number, draft: Draft): number {
  const tokenAt = tokenEnd(text, at, end);
  if (at >= end) addProblem(draft, end, 'TIMESTAMP is missing');
  if (at >= end || isNil(text, at, tokenAt)) return tokenAt;
  const time = readTime(text, at);
  const isWhole = time !== null && time.end <= end && isBoundary(text, time.end, end);
  if (!isWhole || !isStrict(text, at, time.end)) {
    addProblem(draft, at, 'TIMESTAMP is not that of RFC 5424 section 6.2.3');
  }
  if (!isWhole) return tokenAt;
  draft.timestamp = time.timestamp;
  draft.places?.notePart('timestamp', at, time.end);
  return time.end;
}

/**
 * Whether the time at `at` has the letters, zone and six digits at most of RFC 5424, section 6.2.3, and
 * no leap second.
 */
function isStrict(text: string, at: number, end: number): boolean {
  const clockEnd = at + '2003-10-11T22:14:15'.length;
  const zoneAt = codeAt(text, end - 1) === 0x5a ? end - 1 : end - '+00:00'.length;
  const sign = codeAt(text, zoneAt);
  const isZoned =
    zoneAt === end - 1 || ((sign === 0x2b || sign === dash) && isColon(text, end - 3));
  return (
    codeAt(text, at + 4) === dash &&
    codeAt(text, at + 10) === 0x54 &&
    codeAt(text, clockEnd - 2) !== 0x36 &&
    isZoned &&
    (zoneAt === clockEnd || (codeAt(text, clockEnd) === 0x2e && zoneAt - clockEnd <= 7))
  );
}

function isColon(text: string, at: number): boolean {
  return codeAt(text, at) === colon;
}

function isBoundary(text: string, at: number, end: number): boolean {
  return at === end || codeAt(text, at) === space;
}

function isNil(text: string, at: number, end: number): boolean {
  return end === at + 1 && codeAt(text, at) === dash;
}

/** Where the field that starts at `at` ends; less than 0, and noted, if there is none. */
function fieldEnd(
  source: Source,
  at: number,
  { name, longest }: HeaderField,
  draft: Draft,
): number {
  if (at >= source.end) {
    addProblem(draft, source.end, `${name} is missing`);
    return -1;
  }
  const end = tokenEnd(source.text, at, source.end);
  if (end - at > longest) {
    addProblem(draft, at, `${name} is ${end - at} characters, more than ${longest}`);
  }
  const strange = unprintableAt(source.text, at, end);
  if (strange < end)
    addProblem(draft, strange, `${name} has a character that is not printable ASCII`);
  return end;
}

/** PRINTUSASCII (RFC 5424, section 6). */
function unprintableAt(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && codeAt(text, next) > space && codeAt(text, next) < 0x7f) next++;
  return next;
}

/** STRUCTURED-DATA and MSG. */
function readTail(source: Source, at: number, draft: Draft): void {
  const { text, end } = source;
  if (at >= end) {
    addProblem(draft, end, 'STRUCTURED-DATA is missing');
    return;
  }
  let next = at;
  if (codeAt(text, at) === openBracket) next = readStructuredData(source, at, draft);
  else if (isNil(text, at, tokenEnd(text, at, end))) next = at + 1;
  else addProblem(draft, at, 'STRUCTURED-DATA is missing');
  if (next > at && next < end) {
    if (codeAt(text, next) === space) next++;
    else addProblem(draft, next, 'no space before MSG');
  }
  readMessage(source, next, draft);
}

/** After a byte order mark it is UTF-8 (RFC 5424, section 6.4). */
function readMessage(source: Source, at: number, draft: Draft): void {
  if (at >= source.end) return;
  if (!source.text.startsWith(byteOrderMark, at)) return takeMessage(source, at, draft);
  const from = at + byteOrderMark.length;
  draft.message = utf8Of(source, from, source.end);
  source.places?.noteMessage({ ...source, charset: 'utf-8' }, draft.message, from);
}

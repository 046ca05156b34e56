import {
  codeAt,
  colon,
  digitsEnd,
  isDigit,
  isLower,
  percent,
  skipSpaces,
  space,
  tokenEnd,
} from './chars';
import type { Place } from '../../../contract';
import { addField, type Draft } from './message';
import { textOf, type Source } from './source';
import { isAddress, readTag } from './tag';
import { readTime } from './time';

/**
 * What Cisco's systems put between PRI and token, each part at most once and most of them followed
 * by a colon: a counter of messages, the host (`logging origin-id`), a sequence number, the time
 * with `*` where the clock is not set and `.` where it is not synchronised, of IOS XR the node and the
 * process, of wireless controllers the task, of NX-OS the virtual device context.
 */
export class CiscoHeader {
  sequence: string | undefined = undefined;
  counter: string | undefined = undefined;
  timestamp: string | undefined = undefined;
  /** A second time: the equipment's, behind that of a relay. */
  deviceTimestamp: string | undefined = undefined;
  timezone: string | undefined = undefined;
  clockMark: string | undefined = undefined;
  uptime: string | undefined = undefined;
  hostname: string | undefined = undefined;
  node: string | undefined = undefined;
  appname: string | undefined = undefined;
  procid: string | undefined = undefined;
  task: string | undefined = undefined;
  vdc: string | undefined = undefined;
  /** Where its parts lie; undefined where nobody wants to know. */
  readonly places: Map<PlacedPart | PlacedField, Place> | undefined;

  constructor(isLocated: boolean) {
    this.places = isLocated ? new Map() : undefined;
  }

  /** In bytes of the payload, `to` excluded. */
  note(part: PlacedPart | PlacedField, from: number, to: number): void {
    this.places?.set(part, { offset: from, length: to - from });
  }
}

const fieldNames = [
  'sequence',
  'counter',
  'deviceTimestamp',
  'timezone',
  'clockMark',
  'uptime',
  'node',
  'task',
  'vdc',
] as const;

const partNames = ['timestamp', 'hostname', 'appname', 'procid'] as const;

type PlacedPart = (typeof partNames)[number];

/** What is a field of the message, and no part of its header. */
type PlacedField = (typeof fieldNames)[number];

/** No header is longer; this bounds the search for the token. */
export const longestHeader = 400;

/** More parts than this are text. */
const mostParts = 12;

const asterisk = 0x2a;
const dot = 0x2e;
const dollar = 0x24;

/** The header from `at` to `end`; null if anything else is in it. */
export function readCiscoHeader(source: Source, at: number, end: number): CiscoHeader | null {
  const header = new CiscoHeader(source.places !== undefined);
  let next = skipMarks(source.text, at, end);
  for (let parts = 0; next < end; parts++) {
    const after = parts < mostParts ? readPart(source, next, end, header) : next;
    if (after === next || after > end) return null;
    next = skipMarks(source.text, after, end);
  }
  return header;
}

export function takeCiscoHeader(draft: Draft, header: CiscoHeader): void {
  const { timestamp, hostname, appname, procid } = header;
  if (timestamp !== undefined) draft.timestamp = timestamp;
  if (hostname !== undefined) draft.hostname = hostname;
  if (appname !== undefined) draft.appname = appname;
  if (procid !== undefined) draft.procid = procid;
  for (const part of partNames) {
    const place = header.places?.get(part);
    if (place !== undefined) draft.places?.parts.set(part, place);
  }
  for (const name of fieldNames) {
    addField(draft, name, header[name]);
    draft.places?.noteAgain(name, header.places?.get(name));
  }
}

/** Spaces and the colons between the parts, but not the two that an IPv6 address may start with. */
function skipMarks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isMark(text, next)) next++;
  return next;
}

function isMark(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code === space || (code === colon && codeAt(text, at + 1) !== colon);
}

/** Returns `at` if there is no part. */
function readPart(source: Source, at: number, end: number, header: CiscoHeader): number {
  const { text } = source;
  const first = codeAt(text, at);
  if (first === asterisk || first === dot) return readMarked(source, at, end, header);
  if (first === percent) return readContext(text, at, end, header);
  const afterTime = readClock(text, at, header);
  if (afterTime > at) return afterTime;
  if (isDigit(first)) {
    const afterNumber = readNumber(text, at, header);
    if (afterNumber > at) return afterNumber;
  }
  return readName(source, at, end, header);
}

/** `*Mar  1 18:48:50`, and the `*spamApTask1:` of a wireless controller. */
function readMarked(source: Source, at: number, end: number, header: CiscoHeader): number {
  const { text } = source;
  const afterTime = readClock(text, at + 1, header);
  if (afterTime > at + 1) {
    header.clockMark = text.charAt(at);
    header.note('clockMark', at, at + 1);
    return afterTime;
  }
  const wordEnd = tokenEnd(text, at, end);
  if (codeAt(text, wordEnd - 1) !== colon || wordEnd < at + 3) return at;
  header.task = textOf(source, at + 1, wordEnd - 1);
  header.note('task', at + 1, wordEnd - 1);
  return wordEnd;
}

/** `%$ VDC-1 %$` of NX-OS. */
function readContext(text: string, at: number, end: number, header: CiscoHeader): number {
  if (codeAt(text, at + 1) !== dollar) return at;
  const close = text.indexOf('%$', at + 2);
  if (close < 0 || close >= end) return at;
  header.vdc = text.slice(at + 2, close).trim();
  header.note('vdc', at + 2, close);
  return close + 2;
}

function readClock(text: string, at: number, header: CiscoHeader): number {
  const time = readTime(text, at);
  if (time === null || header.deviceTimestamp !== undefined) return at;
  if (header.timestamp === undefined) {
    header.timestamp = time.timestamp;
    header.note('timestamp', at, time.end);
  } else {
    header.deviceTimestamp = time.timestamp;
    header.note('deviceTimestamp', at, time.end);
  }
  if (time.timezone !== undefined) header.timezone = time.timezone;
  return time.end;
}

/** `46:` and `00:01:01:`, the latter since the start of a system that does not know the time. */
function readNumber(text: string, at: number, header: CiscoHeader): number {
  const uptimeEnd = uptimeEndAt(text, at);
  if (uptimeEnd > at && header.uptime === undefined) {
    header.uptime = text.slice(at, uptimeEnd);
    header.note('uptime', at, uptimeEnd);
    return uptimeEnd;
  }
  const end = digitsEnd(text, at, 12);
  if (!isNumberEnd(text, end) || header.counter !== undefined) return at;
  if (header.sequence !== undefined) {
    header.counter = header.sequence;
    const place = header.places?.get('sequence');
    if (place !== undefined) header.places?.set('counter', place);
  }
  header.sequence = text.slice(at, end);
  header.note('sequence', at, end);
  return end + 1;
}

/** A colon and then no more of an IPv6 address. */
function isNumberEnd(text: string, end: number): boolean {
  const next = codeAt(text, end + 1);
  return codeAt(text, end) === colon && (next === space || next === percent || next === asterisk);
}

/** `00:01:01`, `1d02h`, `3w4d` and `1y12w` before a colon. */
function uptimeEndAt(text: string, at: number): number {
  let end = at;
  while (end - at < 12 && (isDigit(codeAt(text, end)) || isUptimeMark(text, end))) end++;
  if (codeAt(text, end - 1) === colon) end--;
  const isPlain = digitsEnd(text, at, 12) === end;
  return codeAt(text, end) === colon && !isPlain && end > at + 3 ? end : at;
}

function isUptimeMark(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code === colon || (isLower(code) && 'hdwy'.includes(text.charAt(at)));
}

/** A node and a time without space between, a process, or the host. */
function readName(source: Source, at: number, end: number, header: CiscoHeader): number {
  const { text } = source;
  const wordEnd = tokenEnd(text, at, end);
  const nodeEnd = nodeEndAt(text, at, wordEnd);
  if (nodeEnd > at && header.node === undefined) {
    header.node = text.slice(at, nodeEnd);
    header.note('node', at, nodeEnd);
    return nodeEnd;
  }
  const process = header.node === undefined ? null : readTag(text, at, end);
  if (process === null || process.pidEnd === process.pidAt) {
    return readHost(source, at, wordEnd, header);
  }
  header.appname = textOf(source, at, process.nameEnd);
  header.note('appname', at, process.nameEnd);
  header.procid = textOf(source, process.pidAt, process.pidEnd);
  header.note('procid', process.pidAt, process.pidEnd);
  return process.end;
}

function readHost(source: Source, at: number, wordEnd: number, header: CiscoHeader): number {
  if (header.hostname !== undefined) return at;
  const hasColon = codeAt(source.text, wordEnd - 1) === colon;
  const hostEnd = hasColon ? wordEnd - 1 : wordEnd;
  const host = textOf(source, at, hostEnd);
  if (!isHostname(host)) return at;
  header.hostname = host;
  header.note('hostname', at, hostEnd);
  return wordEnd;
}

function isHostname(host: string): boolean {
  return host.includes(':') ? isAddress(host) : !/["'<>={}|,;[\]]/.test(host);
}

/** `RP/0/RSP0/CPU0:` of IOS XR, directly before the time or a process. */
function nodeEndAt(text: string, at: number, end: number): number {
  let next = at;
  let slashes = 0;
  while (next < end && codeAt(text, next) !== colon) {
    if (codeAt(text, next) === 0x2f) slashes++;
    next++;
  }
  return slashes >= 2 && next < end ? next : at;
}

/** Whether debugging output is meant: a number and a time, but no token. */
export function isCiscoDebug(text: string, at: number): boolean {
  const end = digitsEnd(text, at, 12);
  if (end === at || codeAt(text, end) !== colon) return false;
  const next = skipSpaces(text, end + 1, text.length);
  const mark = codeAt(text, next);
  const time = readTime(text, mark === asterisk || mark === dot ? next + 1 : next);
  return time !== null && codeAt(text, time.end) === colon;
}

import { codeAt, colon, isDigit, isLetter, skipSpaces, space, tokenEnd } from './chars';
import { addField, type Draft } from './message';
import { takeMessage, textOf, type Source } from './source';
import { isAddress, readBareTag, readTag, readTightTag, type Tag } from './tag';
import { readTime } from './time';
import { wordSet } from './words';

/** As long as HOSTNAME may be in RFC 5424. */
const longestHost = 255;

const tab = 0x09;

/** What relays of AIX put before the host. */
const forwarded = 'Message forwarded from ';

/** Severities that some senders, F5 among them, repeat between host and tag. */
const levels = wordSet('emerg alert crit err error warning warn notice info debug');

/**
 * Reads what follows the PRI (RFC 3164, section 4.1), or where the PRI should be. Time, host and tag
 * may each be missing.
 *
 * @returns Whether anything but text was found.
 */
export function readRfc3164(source: Source, at: number, draft: Draft): boolean {
  draft.format = 'rfc3164';
  const start = skipSpaces(source.text, at, source.end);
  const afterTime = readTimestamp(source, start, draft);
  const content =
    afterTime > start
      ? readHostAndTag(source, skipSeparator(source, afterTime), draft)
      : readWithoutTime(source, start, draft);
  if (content < source.end) takeMessage(source, content, draft);
  return afterTime > start || draft.procid !== undefined;
}

function readTimestamp({ text, end }: Source, start: number, draft: Draft): number {
  const mark = codeAt(text, start);
  const time = readTime(text, mark === 0x2a || mark === 0x2e ? start + 1 : start);
  if (time === null || time.end > end) return start;
  draft.timestamp = time.timestamp;
  draft.places?.notePart('timestamp', start, time.end);
  addField(draft, 'timezone', time.timezone);
  return time.end;
}

/** The colon and the spaces behind a time or a host. */
function skipSeparator({ text, end }: Source, at: number): number {
  const next = skipSpaces(text, codeAt(text, at) === tab ? at + 1 : at, end);
  const isColon = codeAt(text, next) === colon && codeAt(text, next + 1) <= space;
  return isColon ? skipSpaces(text, next + 1, end) : next;
}

/** The first word is the tag if it looks like one, else the host. */
function readHostAndTag(source: Source, at: number, draft: Draft): number {
  const { text, end } = source;
  if (text.startsWith(forwarded, at)) return readForwarded(source, at + forwarded.length, draft);
  const tag = readFirstTag(text, at, end);
  if (tag !== null) return takeTag(source, at, tag, draft);
  const hostEnd = readHost(source, at, draft);
  return hostEnd === at ? at : readTagAfterHost(source, skipSeparator(source, hostEnd), draft);
}

/** Not an address, which may end in a colon, nor the list that devices of Ubiquiti have for a host. */
function readFirstTag(text: string, at: number, end: number): Tag | null {
  const tag = readTag(text, at, end);
  if (tag === null) return null;
  const name = text.slice(at, tag.nameEnd);
  return name.includes(',') || isAddress(name) ? null : tag;
}

/** `Message forwarded from host: tag: text`. */
function readForwarded(source: Source, at: number, draft: Draft): number {
  const hostEnd = readHost(source, at, draft);
  return readTagAfterHost(source, skipSeparator(source, hostEnd), draft);
}

/** Where the host ends; `at` if the word cannot be one. */
function readHost(source: Source, at: number, draft: Draft): number {
  const { text, end } = source;
  const wordEnd = hostEndAt(text, at, end);
  const hostEnd = codeAt(text, wordEnd - 1) === colon ? wordEnd - 1 : wordEnd;
  if (wordEnd - at > longestHost || !isHost(text, at, hostEnd)) return at;
  draft.hostname = withoutBrackets(textOf(source, at, hostEnd));
  draft.places?.notePart('hostname', at, hostEnd);
  return wordEnd;
}

/** At a space, or at the tab of Snare. */
function hostEndAt(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + longestHost + 1);
  let next = at;
  while (next < limit && codeAt(text, next) > space) next++;
  return next;
}

/** Names and addresses, and what relays make of them: paths, and `user@host`. */
function isHost(text: string, at: number, end: number): boolean {
  let hasName = false;
  for (let next = at; next < end; next++) {
    const code = codeAt(text, next);
    if (isLetter(code) || code >= 0x80) hasName = true;
    else if (!isDigit(code) && !isHostMark(code, next === at)) return false;
    if (code === colon || code === 0x2e) hasName = true;
  }
  return hasName && (codeAt(text, at) !== 0x5b || isAddress(text.slice(at + 1, end - 1)));
}

/** `-./:` and `@[]_%+~`; the zone of an IPv6 address has a `%` in the middle. */
function isHostMark(code: number, isFirst: boolean): boolean {
  if (code >= 0x2d && code <= 0x2f) return true;
  if (code === 0x25) return !isFirst;
  return (
    code === colon ||
    code === 0x40 ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x5f ||
    code === 0x2b ||
    code === 0x7e
  );
}

function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

function readTagAfterHost(source: Source, at: number, draft: Draft): number {
  const { text, end } = source;
  if (isEventFormat(text, at)) return at;
  const tag = readTag(text, at, end);
  if (tag !== null) return takeTag(source, at, tag, draft);
  return (
    readTagAfterWord(source, at, draft) ??
    takeOptionalTag(source, at, readTightTag(text, at, end) ?? readBareTag(text, at, end), draft)
  );
}

function takeOptionalTag(source: Source, at: number, tag: Tag | null, draft: Draft): number {
  return tag === null ? at : takeTag(source, at, tag, draft);
}

/** A level, or a further address, between host and tag. */
function readTagAfterWord(source: Source, at: number, draft: Draft): number | undefined {
  const { text, end } = source;
  const wordEnd = tokenEnd(text, at, end, longestHost);
  const word = text.slice(at, wordEnd);
  const name = levels.has(word) ? 'logLevel' : isDigitAddress(word) ? 'address' : undefined;
  if (name === undefined) return undefined;
  const tagAt = skipSpaces(text, wordEnd, end);
  const tag = readTag(text, tagAt, end);
  if (tag === null) return undefined;
  addField(draft, name, word);
  draft.places?.noteBytes(name, at, wordEnd);
  return takeTag(source, tagAt, tag, draft);
}

/** Cheap for words that are no addresses. */
function isDigitAddress(word: string): boolean {
  return isDigit(codeAt(word, 0)) && isAddress(word);
}

function isEventFormat(text: string, at: number): boolean {
  return text.startsWith('CEF:', at) || text.startsWith('LEEF:', at);
}

/** Without a time a host is one only before a tag, or if it is an address. */
function readWithoutTime(source: Source, at: number, draft: Draft): number {
  const { text, end } = source;
  if (isEventFormat(text, at)) return at;
  const tag = readFirstTag(text, at, end);
  const wordEnd = tokenEnd(text, at, end, longestHost);
  const next = skipSpaces(text, wordEnd, end);
  if (tag !== null) return takeTag(source, at, tag, draft);
  const isBeforeTag = next > wordEnd && readTag(text, next, end) !== null;
  if (!isBeforeTag && !(next > wordEnd && isAddress(text.slice(at, wordEnd)))) return at;
  return readHost(source, at, draft) === at ? at : readTagAfterHost(source, next, draft);
}

/** The text follows without the one space that separates it. */
function takeTag(source: Source, at: number, tag: Tag, draft: Draft): number {
  draft.appname = textOf(source, at, tag.nameEnd);
  draft.places?.notePart('appname', at, tag.nameEnd);
  if (tag.pidEnd > tag.pidAt) {
    draft.procid = textOf(source, tag.pidAt, tag.pidEnd);
    draft.places?.notePart('procid', tag.pidAt, tag.pidEnd);
  }
  return codeAt(source.text, tag.end) === space ? tag.end + 1 : tag.end;
}

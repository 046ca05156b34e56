import { isIP } from 'node:net';
import {
  closeBracket,
  codeAt,
  codeTable,
  colon,
  digitsEnd,
  isDigit,
  isLetter,
  isLower,
  openBracket,
  space,
} from './chars';

/** TAG and the process in brackets that commonly follows it (RFC 3164, sections 4.1.3 and 5.3). */
export interface Tag {
  nameEnd: number;
  /** The process; as long as nothing if there is none. */
  pidAt: number;
  pidEnd: number;
  /** Where the text behind colon and brackets starts. */
  end: number;
}

/** RFC 3164 allows 32 characters, the world uses more; this bounds the search. */
const longestTag = 256;

/** Characters of other things: JSON, `key=value` pairs, Cisco's `%`. */
const strange = codeTable('"\'<>={}|;`%*');

/** The tag at `at`: a word that ends in a colon or in the process in brackets, with or without one. */
export function readTag(text: string, at: number, end: number): Tag | null {
  const limit = Math.min(end, at + longestTag);
  let next = at;
  for (; next < limit; next++) {
    const code = codeAt(text, next);
    if (code === space || code === openBracket) break;
    if (code < space || strange[code] === 1) return null;
  }
  if (next === at) return null;
  if (codeAt(text, next) === openBracket)
    return next < limit ? readProcess(text, at, next, end) : null;
  const isTag = codeAt(text, next - 1) === colon && isWordEnd(text, next, end);
  return isTag && next - 1 > at ? withoutProcess(next - 1, next) : null;
}

function withoutProcess(nameEnd: number, end: number): Tag {
  return { nameEnd, pidAt: nameEnd, pidEnd: nameEnd, end };
}

function isWordEnd(text: string, at: number, end: number): boolean {
  return at >= end || codeAt(text, at) <= space;
}

/** `[123]:`, `[123]` and `[name]:`; the bracket opens at `open`. */
function readProcess(text: string, at: number, open: number, end: number): Tag | null {
  const limit = Math.min(end, open + longestTag);
  let close = open + 1;
  while (close < limit && codeAt(text, close) > space && codeAt(text, close) !== closeBracket)
    close++;
  if (open === at || close === open + 1 || codeAt(text, close) !== closeBracket) return null;
  const hasColon = codeAt(text, close + 1) === colon;
  const isNumber = digitsEnd(text, open + 1, longestTag) === close;
  if (!hasColon && !(isNumber && isWordEnd(text, close + 1, end))) return null;
  return { nameEnd: open, pidAt: open + 1, pidEnd: close, end: hasColon ? close + 2 : close + 1 };
}

/** `name:text`, where a host has been before. What follows must not make it an address or a path. */
export function readTightTag(text: string, at: number, end: number): Tag | null {
  if (!isLetter(codeAt(text, at))) return null;
  let next = at + 1;
  while (next < end && next - at < longestTag && isTightCharacter(codeAt(text, next))) next++;
  const after = codeAt(text, next + 1);
  const isText = isLetter(after) || isDigit(after) || after === 0x27 || after === 0x22;
  return next > at + 1 && codeAt(text, next) === colon && isText
    ? withoutProcess(next, next + 1)
    : null;
}

function isTightCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x2d || code === 0x5f || code === 0x2e;
}

/**
 * A tag that only a space ends, as RFC 3164, section 4.1.3, allows. So that sentences stay whole it
 * must look like the name of a program: lower case, and more text behind it.
 */
export function readBareTag(text: string, at: number, end: number): Tag | null {
  const first = codeAt(text, at);
  if (!isLower(first) && first !== 0x2f && first < 0x80) return null;
  let next = at + 1;
  while (next < end && next - at <= 32 && isBareCharacter(codeAt(text, next))) next++;
  const isName = next - at >= 2 && next - at <= 32 && next < end && codeAt(text, next) === space;
  if (!isName || text.startsWith('last message', at)) return null;
  return withoutProcess(next, isLoneColon(text, next + 1, end) ? next + 2 : next);
}

/** As in `tag : text`. */
function isLoneColon(text: string, at: number, end: number): boolean {
  return at < end && codeAt(text, at) === colon && isWordEnd(text, at + 1, end);
}

function isBareCharacter(code: number): boolean {
  return (
    isLower(code) ||
    isDigit(code) ||
    code >= 0x80 ||
    (code >= 0x2d && code <= 0x2f) ||
    code === 0x5f
  );
}

/** Whether it is an address; IPv6 may have its zone behind a `%`. */
export function isAddress(token: string): boolean {
  return isIP(token) !== 0;
}

import {
  codeAt,
  colon,
  digitsEnd,
  isDigit,
  isLetter,
  isUpper,
  percent,
  space,
  twoDigits,
} from './chars';
import { wordSet } from './words';

/** A time zone behind a time. */
export interface Zone {
  /** Minutes east of UTC; undefined where the name has several meanings or none. */
  offset: number | undefined;
  name: string;
  end: number;
}

/**
 * The names of RFC 5322, section 4.3, and those of one meaning that network equipment knows. Missing
 * are those of several, such as BST and IST.
 */
const offsets: ReadonlyMap<string, number> = new Map([
  ...hours(['UTC', 0], ['UT', 0], ['GMT', 0], ['Z', 0]),
  ...hours(['EST', -5], ['EDT', -4], ['CST', -6], ['CDT', -5]),
  ...hours(['MST', -7], ['MDT', -6], ['PST', -8], ['PDT', -7]),
  ...hours(['AKST', -9], ['AKDT', -8], ['HST', -10]),
  ...hours(['WET', 0], ['WEST', 1], ['CET', 1], ['CEST', 2], ['EET', 2], ['EEST', 3], ['MSK', 3]),
  ...hours(['HKT', 8], ['SGT', 8], ['JST', 9], ['KST', 9]),
  ...hours(['AEST', 10], ['AEDT', 11], ['NZST', 12], ['NZDT', 13]),
]);

/** Zones, but which is not told. */
const ambiguous = wordSet('ADT AST BST DST GST IST MET MEST SAST SST TZ AWST ACST');

function hours(...zones: [string, number][]): [string, number][] {
  return zones.map(([name, offset]) => [name, offset * 60]);
}

/**
 * The zone at `at`, where the time before it ends: `Z` and `+02:00` right there, names and offsets
 * after a space. Names that are not known count only before `: %`, as Cisco writes them: elsewhere they
 * may be the host's or the tag's.
 */
export function readZone(text: string, at: number): Zone | undefined {
  const first = codeAt(text, at);
  if (first === space) return readNamed(text, at + 1) ?? readOffset(text, at + 1);
  if (first === 0x5a || first === 0x7a) return isEnd(text, at + 1) ? utcAt(text, at) : undefined;
  return readOffset(text, at);
}

function utcAt(text: string, at: number): Zone {
  return { offset: 0, name: text.charAt(at), end: at + 1 };
}

/** `+hh:mm`, `+hhmm` and `+hh`. */
function readOffset(text: string, at: number): Zone | undefined {
  const sign = signAt(text, at);
  const hour = twoDigits(text, at + 1);
  if (sign === 0 || hour < 0 || hour > 23) return undefined;
  const afterHour = at + 3;
  const minuteAt = codeAt(text, afterHour) === colon ? afterHour + 1 : afterHour;
  const minute = twoDigits(text, minuteAt);
  const end = minute < 0 ? afterHour : minuteAt + 2;
  if (minute > 59 || !isEnd(text, end)) return undefined;
  return { offset: sign * (hour * 60 + Math.max(minute, 0)), name: text.slice(at, end), end };
}

function readNamed(text: string, at: number): Zone | undefined {
  let end = at;
  while (end - at <= 5 && isUpper(codeAt(text, end))) end++;
  if (end - at > 5 || end - at < 1) return undefined;
  const name = text.slice(at, end);
  if (signAt(text, end) !== 0) return readShifted(text, at, name);
  if (!isEnd(text, end)) return undefined;
  const offset = offsets.get(name);
  const known = offset !== undefined || ambiguous.has(name) || isBeforeToken(text, end);
  return known ? { offset, name, end } : undefined;
}

/** `UTC+2`, and `TZ-6` as RFC 3164, section 5.4, has it: what that is an offset to is not told. */
function readShifted(text: string, at: number, name: string): Zone | undefined {
  const isUtc = name === 'UTC' || name === 'GMT';
  if (!isUtc && name !== 'TZ') return undefined;
  const signAtEnd = at + name.length;
  const hourEnd = digitsEnd(text, signAtEnd + 1, 2);
  if (hourEnd === signAtEnd + 1) return undefined;
  const minute = codeAt(text, hourEnd) === colon ? twoDigits(text, hourEnd + 1) : -1;
  const end = minute < 0 ? hourEnd : hourEnd + 3;
  if (minute > 59 || !isEnd(text, end)) return undefined;
  const hour = Number(text.slice(signAtEnd + 1, hourEnd));
  const offset = signAt(text, signAtEnd) * (hour * 60 + Math.max(minute, 0));
  return { offset: isUtc && hour < 24 ? offset : undefined, name: text.slice(at, end), end };
}

function isBeforeToken(text: string, at: number): boolean {
  if (codeAt(text, at) !== colon) return false;
  const next = codeAt(text, at + 1) === space ? at + 2 : at + 1;
  return codeAt(text, next) === percent;
}

function signAt(text: string, at: number): number {
  const code = codeAt(text, at);
  if (code === 0x2b) return 1;
  return code === 0x2d ? -1 : 0;
}

/** Whether a word ends here. */
export function isEnd(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return !(isLetter(code) || isDigit(code) || code === 0x2d || code === 0x2b || code === 0x2e);
}

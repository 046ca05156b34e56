import {
  codeAt,
  colon,
  digitsEnd,
  isDigit,
  isLetter,
  skipSpaces,
  space,
  twoDigits,
  numberOf,
} from './chars';
import { daysIn, hasZone, timestampOf, type TimeParts } from './timestamp';
import { words } from './words';
import { isEnd, readZone } from './zone';

/** A time as it was read. */
export interface Time {
  timestamp: string;
  /** What the text calls the zone, where that does not tell which zone it is. */
  timezone: string | undefined;
  end: number;
}

const monthNames = words(
  'January February March April May June July August September October November December',
);

/** Numbers of the months by the key of their first three letters. */
const months: ReadonlyMap<number, number> = new Map(
  monthNames.map((name, index) => [letterKey(name, 0), index + 1]),
);

const weekdays: ReadonlySet<number> = new Set(
  words('Mon Tue Wed Thu Fri Sat Sun').map((name) => letterKey(name, 0)),
);

/** Of three letters, whatever their case; made without a string, of which there would be many. */
function letterKey(text: string, at: number): number {
  return (
    ((codeAt(text, at) | 0x20) << 16) |
    ((codeAt(text, at + 1) | 0x20) << 8) |
    (codeAt(text, at + 2) | 0x20)
  );
}

/**
 * The time at `at`: that of RFC 3164, section 4.1.2, with or without year, fraction and zone, in the
 * orders in which equipment writes them, or that of RFC 3339, with or without zone. Null if there is
 * none.
 */
export function readTime(text: string, at: number): Time | null {
  const first = codeAt(text, at);
  if (isLetter(first)) return readNamedMonth(text, skipWeekday(text, at), -1);
  if (!isDigit(first)) return null;
  const yearEnd = digitsEnd(text, at, 4);
  if (yearEnd !== at + 4) return null;
  if (codeAt(text, yearEnd) !== space) return readUtc(text, at) ?? readIso(text, at);
  return readNamedMonth(text, skipSpaces(text, yearEnd, text.length), numberOf(text, at, yearEnd));
}

/** A time that is sent as it is told, which most are: `2003-10-11T22:14:15.003Z`. */
function readUtc(text: string, at: number): Time | null {
  const clockAt = at + 11;
  const clockEnd = at + 19;
  const hasMarks =
    codeAt(text, at + 4) === 0x2d &&
    codeAt(text, at + 7) === 0x2d &&
    codeAt(text, clockAt - 1) === 0x54 &&
    codeAt(text, clockAt + 2) === colon &&
    codeAt(text, clockAt + 5) === colon;
  if (!hasMarks) return null;
  const zoneAt = codeAt(text, clockEnd) === 0x2e ? fractionEndAt(text, clockEnd) : clockEnd;
  if (codeAt(text, zoneAt) !== 0x5a || !isEnd(text, zoneAt + 1)) return null;
  const month = twoDigits(text, at + 5);
  const day = twoDigits(text, at + 8);
  const hour = twoDigits(text, clockAt);
  const isTime = isClock(hour, twoDigits(text, clockAt + 3), twoDigits(text, clockAt + 6));
  if (hour < 0 || !isTime || !isDay(numberOf(text, at, at + 4), month, day)) return null;
  return { timestamp: text.slice(at, zoneAt + 1), timezone: undefined, end: zoneAt + 1 };
}

/** `2003-10-11T22:14:15.003Z` (RFC 3339), also with slashes and with a space instead of the `T`. */
function readIso(text: string, at: number): Time | null {
  const dash = codeAt(text, at + 4);
  if ((dash !== 0x2d && dash !== 0x2f) || codeAt(text, at + 7) !== dash) return null;
  const separator = codeAt(text, at + 10);
  if (separator !== 0x54 && separator !== 0x74 && separator !== space) return null;
  const year = numberOf(text, at, at + 4);
  return readClock(text, at + 11, year, twoDigits(text, at + 5), twoDigits(text, at + 8));
}

/** `Oct 11 22:14:15`. The year may come first, before the time, or after it. */
function readNamedMonth(text: string, at: number, yearBefore: number): Time | null {
  const month = months.get(letterKey(text, at));
  if (month === undefined) return null;
  const nameEnd = monthEnd(text, at, month);
  const dayAt = skipSpaces(text, nameEnd, text.length);
  const dayEnd = digitsEnd(text, dayAt, 2);
  if (dayEnd === dayAt || dayAt === nameEnd) return null;
  const next = skipSpaces(text, codeAt(text, dayEnd) === 0x2c ? dayEnd + 1 : dayEnd, text.length);
  const yearEnd = yearBefore < 0 ? yearEndAt(text, next) : next;
  const year = yearEnd > next ? numberOf(text, next, yearEnd) : yearBefore;
  const clockAt = skipSpaces(text, yearEnd, text.length);
  return readClock(text, clockAt, year, month, numberOf(text, dayAt, dayEnd));
}

/** Where the month's name ends, be it whole or its first three letters. */
function monthEnd(text: string, at: number, month: number): number {
  if (!isLetter(codeAt(text, at + 3))) return at + 3;
  const name = monthNames[month - 1] ?? '';
  return text.startsWith(name, at) ? at + name.length : at + 3;
}

function skipWeekday(text: string, at: number): number {
  const comma = codeAt(text, at + 3) === 0x2c ? 1 : 0;
  const isWord = codeAt(text, at + 3 + comma) === space && isLetter(codeAt(text, at + 4 + comma));
  if (!isWord) return at;
  return weekdays.has(letterKey(text, at)) ? at + 4 + comma : at;
}

/** Where a year from 1900 to 2099 ends; `at` if there is none. */
function yearEndAt(text: string, at: number): number {
  const century = twoDigits(text, at);
  if (century !== 19 && century !== 20) return at;
  return digitsEnd(text, at, 4) === at + 4 ? at + 4 : at;
}

/** The hours, minutes and seconds at `at`, and what follows them. */
function readClock(
  text: string,
  at: number,
  year: number,
  month: number,
  day: number,
): Time | null {
  if (!isDay(year, month, day)) return null;
  const hourEnd = digitsEnd(text, at, 2);
  const minute = twoDigits(text, hourEnd + 1);
  const second = twoDigits(text, hourEnd + 4);
  const hasColons = codeAt(text, hourEnd) === colon && codeAt(text, hourEnd + 3) === colon;
  const hour = numberOf(text, at, hourEnd);
  if (!hasColons || hourEnd === at || !isClock(hour, minute, second)) return null;
  if (isDigit(codeAt(text, hourEnd + 6))) return null;
  const end = fractionEndAt(text, hourEnd + 6);
  const fraction = end > hourEnd + 6 ? text.slice(hourEnd + 7, end) : '';
  return readEnd(text, end, { year, month, day, minutes: 60 * hour + minute, second, fraction });
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

/** A leap second has the number 60. */
function isClock(hour: number, minute: number, second: number): boolean {
  return hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
}

/** Where a fraction of digits ends; `at` if there is none. A point may stand alone. */
function fractionEndAt(text: string, at: number): number {
  const mark = codeAt(text, at);
  if (mark === 0x2e && codeAt(text, at + 1) === space) return at + 1;
  if ((mark !== 0x2e && mark !== 0x2c) || !isDigit(codeAt(text, at + 1))) return at;
  let end = at + 1;
  while (isDigit(codeAt(text, end))) end++;
  return end;
}

/** What may follow the time: a zone, the year if there has been none, or both in either order. */
function readEnd(text: string, at: number, parts: TimeParts): Time {
  let zone = readZone(text, at);
  let end = zone?.end ?? at;
  if (parts.year < 0 && codeAt(text, end) === space) {
    const yearEnd = yearEndAt(text, end + 1);
    if (yearEnd > end + 1 && isYearEnd(text, yearEnd)) {
      parts.year = numberOf(text, end + 1, yearEnd);
      zone ??= readZone(text, yearEnd);
      end = Math.max(yearEnd, zone?.end ?? 0);
    }
  }
  const timestamp = timestampOf(parts, zone?.offset);
  const isUnknown = zone !== undefined && !hasZone(timestamp);
  return { timestamp, timezone: isUnknown ? zone?.name : undefined, end };
}

/** A space, the end, or a colon that is not in an IPv6 address. */
function isYearEnd(text: string, at: number): boolean {
  const next = codeAt(text, at) === colon ? at + 1 : at;
  return next >= text.length || codeAt(text, next) <= space;
}

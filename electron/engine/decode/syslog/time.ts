import { words, wordSet } from './words';
import { codeAt, colon, digitsEnd, isDigit, isLetter, skipSpaces, space, twoDigits } from './chars';
import { daysIn, hasZone, timestampOf, type TimeParts } from './timestamp';
import { readZone } from './zone';

/** A time as it was read. */
export interface Time {
  timestamp: string;
  /** What the text calls the zone, where that does not tell which zone it is. */
  timezone: string | undefined;
  end: number;
}

/** By their names of three letters. */
const months: ReadonlyMap<string, string> = new Map(
  words(
    'January February March April May June July August September October November December',
  ).flatMap((name) => {
    const short = name.slice(0, 3);
    return [short, short.toUpperCase(), short.toLowerCase()].map((key) => [key, name] as const);
  }),
);

const monthNumbers: ReadonlyMap<string, string> = new Map(
  [...new Set(months.values())].map((name, index) => [name, String(index + 1).padStart(2, '0')]),
);

const weekdays: ReadonlySet<string> = wordSet('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun');

/**
 * The time at `at`: that of RFC 3164, section 4.1.2, with or without year, fraction and zone, in the
 * orders in which equipment writes them, or that of RFC 3339, with or without zone. Null if there is
 * none.
 */
export function readTime(text: string, at: number): Time | null {
  const first = codeAt(text, at);
  if (isLetter(first)) return readNamedMonth(text, skipWeekday(text, at), undefined);
  if (!isDigit(first)) return null;
  const yearEnd = digitsEnd(text, at, 4);
  if (yearEnd !== at + 4) return null;
  if (codeAt(text, yearEnd) !== space) return readIso(text, at);
  return readNamedMonth(text, skipSpaces(text, yearEnd, text.length), text.slice(at, yearEnd));
}

/** `2003-10-11T22:14:15.003Z` (RFC 3339), also with slashes and with a space instead of the `T`. */
function readIso(text: string, at: number): Time | null {
  const dash = codeAt(text, at + 4);
  if ((dash !== 0x2d && dash !== 0x2f) || codeAt(text, at + 7) !== dash) return null;
  const separator = codeAt(text, at + 10);
  if (separator !== 0x54 && separator !== 0x74 && separator !== space) return null;
  return finish(text, at + 11, {
    year: text.slice(at, at + 4),
    month: text.slice(at + 5, at + 7),
    day: text.slice(at + 8, at + 10),
  });
}

/** `Oct 11 22:14:15`. The year may come first, before the time, or after it. */
function readNamedMonth(text: string, at: number, yearBefore: string | undefined): Time | null {
  const name = months.get(text.slice(at, at + 3));
  if (name === undefined) return null;
  const dayAt = skipSpaces(text, monthEnd(text, at, name), text.length);
  const dayEnd = digitsEnd(text, dayAt, 2);
  if (dayEnd === dayAt || dayAt === at + 3) return null;
  const next = skipSpaces(text, codeAt(text, dayEnd) === 0x2c ? dayEnd + 1 : dayEnd, text.length);
  const yearEnd = yearBefore === undefined ? yearEndAt(text, next) : next;
  return finish(text, skipSpaces(text, yearEnd, text.length), {
    year: yearEnd > next ? text.slice(next, yearEnd) : yearBefore,
    month: monthNumbers.get(name) ?? '',
    day: text.slice(dayAt, dayEnd).padStart(2, '0'),
  });
}

/** Where the month's name ends, be it whole or its first three letters. */
function monthEnd(text: string, at: number, name: string): number {
  return isLetter(codeAt(text, at + 3)) && text.startsWith(name, at) ? at + name.length : at + 3;
}

function skipWeekday(text: string, at: number): number {
  const comma = codeAt(text, at + 3) === 0x2c ? 1 : 0;
  if (codeAt(text, at + 3 + comma) !== space) return at;
  return weekdays.has(text.slice(at, at + 3)) ? skipSpaces(text, at + 4, text.length) : at;
}

/** Where a year from 1900 to 2099 ends; `at` if there is none. */
function yearEndAt(text: string, at: number): number {
  const end = digitsEnd(text, at, 4);
  const century = twoDigits(text, at);
  return end === at + 4 && (century === 19 || century === 20) ? end : at;
}

/** The hours, minutes and seconds at `at`, and what follows them. */
function finish(
  text: string,
  at: number,
  date: Pick<TimeParts, 'year' | 'month' | 'day'>,
): Time | null {
  const hourEnd = digitsEnd(text, at, 2);
  const secondAt = hourEnd + 4;
  if (!isClock(text, at, hourEnd) || !isDate(date)) return null;
  const fractionEnd = fractionEndAt(text, secondAt + 2);
  return zoned(text, fractionEnd, {
    ...date,
    hour: text.slice(at, hourEnd).padStart(2, '0'),
    minute: text.slice(hourEnd + 1, hourEnd + 3),
    second: text.slice(secondAt, secondAt + 2),
    fraction: text.slice(secondAt + 3, fractionEnd),
  });
}

function isClock(text: string, at: number, hourEnd: number): boolean {
  const minute = twoDigits(text, hourEnd + 1);
  const second = twoDigits(text, hourEnd + 4);
  return (
    hourEnd > at &&
    Number(text.slice(at, hourEnd)) < 24 &&
    codeAt(text, hourEnd) === colon &&
    minute >= 0 &&
    minute < 60 &&
    codeAt(text, hourEnd + 3) === colon &&
    second >= 0 &&
    second <= 60 &&
    !isDigit(codeAt(text, hourEnd + 6))
  );
}

function isDate({ year, month, day }: Pick<TimeParts, 'year' | 'month' | 'day'>): boolean {
  const monthNumber = twoDigits(month, 0);
  const dayNumber = twoDigits(day, 0);
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1) return false;
  return dayNumber <= daysIn(monthNumber, year);
}

/** Where a fraction of digits ends; `at` if there is none. */
function fractionEndAt(text: string, at: number): number {
  const mark = codeAt(text, at);
  if ((mark !== 0x2e && mark !== 0x2c) || !isDigit(codeAt(text, at + 1))) return at;
  let end = at + 1;
  while (isDigit(codeAt(text, end))) end++;
  return end;
}

/** A space, the end, or a colon that is not in an IPv6 address. */
function isYearEnd(text: string, at: number): boolean {
  const next = codeAt(text, at) === colon ? at + 1 : at;
  return next >= text.length || codeAt(text, next) <= space;
}

/** What may follow the time: a zone, and the year if there has been none. */
function zoned(text: string, at: number, parts: TimeParts): Time {
  let end = at;
  let zone = readZone(text, end);
  end = zone?.end ?? end;
  if (parts.year === undefined && codeAt(text, end) === space) {
    const yearEnd = yearEndAt(text, end + 1);
    if (yearEnd > end + 1 && isYearEnd(text, yearEnd)) {
      parts.year = text.slice(end + 1, yearEnd);
      end = yearEnd;
    }
  }
  zone ??= end > at ? readZone(text, end) : undefined;
  end = Math.max(end, zone?.end ?? 0);
  const timestamp = timestampOf(parts, zone?.offset);
  return { timestamp, timezone: hasZone(timestamp) ? undefined : zone?.name, end };
}

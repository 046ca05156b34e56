/** A time as numbers, but the fraction of the second, which keeps its digits. */
export interface TimeParts {
  /** -1 where it is not given. */
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** Minutes of the day. */
  minutes: number;
  second: number;
  /** Digits without a point, none or more. */
  fraction: string;
}

const dayMinutes = 24 * 60;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const twoDigits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/** Days of the month, 1 to 12. A year that is not known is taken for one that has the most. */
export function daysIn(month: number, year: number): number {
  return month === 2 && (year < 0 || isLeap(year)) ? 29 : (monthDays[month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * The time in the form of RFC 3339. If its offset to UTC, in minutes, is known and the day in UTC can
 * be told, it is in UTC with a `Z`; without year, the day after 28 February cannot.
 */
export function timestampOf(parts: TimeParts, offset: number | undefined): string {
  if (offset === undefined) return write(parts);
  return offset === 0 || shift(parts, -offset) ? `${write(parts)}Z` : write(parts);
}

export function hasZone(timestamp: string): boolean {
  return timestamp.endsWith('Z');
}

function write({ year, month, day, minutes, second, fraction }: TimeParts): string {
  const date = `${yearText(year)}-${twoDigits[month]}-${twoDigits[day]}`;
  const hour = Math.floor(minutes / 60);
  const clock = `${twoDigits[hour]}:${twoDigits[minutes - 60 * hour]}:${twoDigits[second]}`;
  return fraction === '' ? `${date}T${clock}` : `${date}T${clock}.${fraction}`;
}

/** Without year, the form of ISO 8601:2000 for a day of any year: `--10-11`. */
function yearText(year: number): string {
  if (year < 0) return '-';
  const century = Math.floor(year / 100);
  return `${twoDigits[century]}${twoDigits[year - 100 * century]}`;
}

/** Moves the time by less than a day; leaves it as it is, and tells so, if the day is not certain. */
function shift(parts: TimeParts, change: number): boolean {
  const shifted = parts.minutes + change;
  const minutes = (shifted + dayMinutes) % dayMinutes;
  if (shifted < 0 && !toPreviousDay(parts)) return false;
  if (shifted >= dayMinutes && !toNextDay(parts)) return false;
  parts.minutes = minutes;
  return true;
}

function toPreviousDay(parts: TimeParts): boolean {
  const { year, month, day } = parts;
  if (day > 1) parts.day--;
  else if (month > 1) {
    if (month === 3 && year < 0) return false;
    parts.month--;
    parts.day = daysIn(month - 1, year);
  } else {
    if (year === 0) return false;
    if (year > 0) parts.year--;
    parts.month = 12;
    parts.day = 31;
  }
  return true;
}

function toNextDay(parts: TimeParts): boolean {
  const { year, month, day } = parts;
  if (year < 0 && month === 2 && day === 28) return false;
  if (day < daysIn(month, year)) parts.day++;
  else if (month < 12) {
    parts.month++;
    parts.day = 1;
  } else {
    if (year === 9999) return false;
    if (year >= 0) parts.year++;
    parts.month = 1;
    parts.day = 1;
  }
  return true;
}

/** The parts of a time, two digits each but the year's four and the fraction's any number. */
export interface TimeParts {
  year: string | undefined;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  fraction: string;
}

const dayMinutes = 24 * 60;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of the month, 1 to 12. A year that is not known is taken for one that has the most. */
export function daysIn(month: number, year: string | undefined): number {
  if (month === 2 && (year === undefined || isLeap(Number(year)))) return 29;
  return monthDays[month - 1] ?? 0;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * The time in the form of RFC 3339, in UTC with `Z` if its offset to UTC, in minutes, is known and
 * the day in UTC can be told: without year, that after 28 February cannot.
 */
export function timestampOf(parts: TimeParts, offset: number | undefined): string {
  if (offset === undefined) return write(parts);
  if (offset === 0) return `${write(parts)}Z`;
  const utc = shift(parts, -offset);
  return utc === undefined ? write(parts) : `${write(utc)}Z`;
}

export function hasZone(timestamp: string): boolean {
  return timestamp.endsWith('Z');
}

function write({ year, month, day, hour, minute, second, fraction }: TimeParts): string {
  const date = `${year ?? '-'}-${month}-${day}`;
  return fraction === ''
    ? `${date}T${hour}:${minute}:${second}`
    : `${date}T${hour}:${minute}:${second}.${fraction}`;
}

function shift(parts: TimeParts, minutes: number): TimeParts | undefined {
  const shifted = Number(parts.hour) * 60 + Number(parts.minute) + minutes;
  const date = shiftDay(parts, Math.floor(shifted / dayMinutes));
  const inDay = (shifted + 2 * dayMinutes) % dayMinutes;
  const hour = twoDigitsOf(Math.floor(inDay / 60));
  return date && { ...parts, ...date, hour, minute: twoDigitsOf(inDay % 60) };
}

/** The date some days, -1 to 1, later. */
function shiftDay({ year, month, day }: TimeParts, days: number) {
  const shifted = Number(day) + days;
  const sameMonth = Number(month);
  if (shifted < 1) return lastDayBefore(year, sameMonth);
  if (year === undefined && sameMonth === 2 && shifted === 29 && days === 1) return undefined;
  if (shifted <= daysIn(sameMonth, year)) return { month, day: twoDigitsOf(shifted) };
  return firstDayAfter(year, sameMonth);
}

function lastDayBefore(year: string | undefined, month: number) {
  if (month === 1) return inYear(year, -1, { month: '12', day: '31' });
  if (month === 3 && year === undefined) return undefined;
  return { month: twoDigitsOf(month - 1), day: twoDigitsOf(daysIn(month - 1, year)) };
}

function firstDayAfter(year: string | undefined, month: number) {
  if (month === 12) return inYear(year, 1, { month: '01', day: '01' });
  return { month: twoDigitsOf(month + 1), day: '01' };
}

/** Undefined beyond the four digits that RFC 3339 has for a year. */
function inYear(year: string | undefined, change: number, date: { month: string; day: string }) {
  if (year === undefined) return date;
  const changed = Number(year) + change;
  if (changed < 0 || changed > 9999) return undefined;
  return { ...date, year: String(changed).padStart(4, '0') };
}

function twoDigitsOf(value: number): string {
  return String(value).padStart(2, '0');
}

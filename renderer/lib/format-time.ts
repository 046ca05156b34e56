import { clockTime, type LogSettings } from '../../electron/contract';

type TimeSettings = LogSettings['time'];

/**
 * A time as the log has it, with digits cut and not rounded. `since` is what `delta` and `reference` count
 * from; where it is not known, the text is empty.
 */
export function formatTime(
  time: string,
  { format, digits }: TimeSettings,
  since: string | null,
): string {
  switch (format) {
    case 'clock':
      return withDigits(clockOf(clockTime(time).date), clockTime(time).fraction, digits);
    case 'date':
      return withDigits(localDate(time), clockTime(time).fraction, digits);
    case 'utc':
      return `${withDigits(utcDate(time), clockTime(time).fraction, digits)}Z`;
    case 'epoch':
      return cut(time, digits);
    case 'delta':
    case 'reference':
      return since === null ? '' : cut(difference(time, since), digits);
  }
}

/** Characters of the longest text that a format usually has. */
export function longestTime({ format, digits }: TimeSettings): number {
  const point = digits === 0 ? 0 : 1 + digits;
  return lengths[format] + point;
}

const lengths: Readonly<Record<TimeSettings['format'], number>> = {
  clock: 8,
  date: 19,
  utc: 20,
  epoch: 10,
  delta: 5,
  reference: 6,
};

function withDigits(whole: string, fraction: string, digits: number): string {
  return digits === 0 ? whole : `${whole}.${fraction.slice(0, digits)}`;
}

/** Of decimal seconds. */
function cut(seconds: string, digits: number): string {
  return seconds.slice(0, seconds.indexOf('.') + (digits === 0 ? 0 : 1 + digits));
}

/** Decimal seconds from one time to another: more digits than a double has. */
function difference(time: string, since: string): string {
  const passed = nanoseconds(time) - nanoseconds(since);
  const digits = String(passed < 0n ? -passed : passed).padStart(10, '0');
  return `${passed < 0n ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

function nanoseconds(seconds: string): bigint {
  return BigInt(seconds.replace('.', ''));
}

function localDate(time: string): string {
  const { date } = clockTime(time);
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day} ${clockOf(date)}`;
}

/** Until the seconds. */
function utcDate(time: string): string {
  return clockTime(time).date.toISOString().slice(0, -'.000Z'.length);
}

/** `1700000000.123456789` as local `HH:MM:SS.123456`: microseconds fit a column, cut, not rounded. */
export function formatClock(time: string): string {
  const { date, fraction } = clockTime(time);
  return `${clockOf(date)}.${fraction.slice(0, 6)}`;
}

/**
 * The full time in local ISO 8601 form with nanoseconds, `2023-11-14T23:13:20.123456789+01:00`, or with
 * fewer digits of the second.
 */
export function formatInstant(time: string, { digits = 9 }: { digits?: number } = {}): string {
  const { date, fraction } = clockTime(time);
  const shown = digits === 0 ? '' : `.${fraction.slice(0, digits)}`;
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day}T${clockOf(date)}${shown}${offsetOf(date)}`;
}

/** What a clock shows at a time, in seconds since the epoch, where the next is `step` seconds later. */
export function tick(time: number, step: number): string {
  const digits = step < 0.001 ? 6 : step < 1 ? 3 : 0;
  const shown = formatInstant(time.toFixed(9), { digits });
  if (step >= 86_400) return shown.slice(0, 10);
  return step >= 60 ? shown.slice(11, 16) : shown.slice(11, -6);
}

function clockOf(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(':');
}

/** `+01:00`; JavaScript counts the offset the other way round, in minutes west of UTC. */
function offsetOf(date: Date): string {
  const west = date.getTimezoneOffset();
  const minutes = Math.abs(west);
  return `${west > 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

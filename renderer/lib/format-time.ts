import { clockTime } from '../../electron/contract';

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

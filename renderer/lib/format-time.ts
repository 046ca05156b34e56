/**
 * Times arrive as decimal seconds since the epoch with nine digits, more than a double can hold.
 * The fraction is therefore only ever handled as text.
 */

/** `1700000000.123456789` as local `HH:MM:SS.123456`: microseconds fit a column, cut, not rounded. */
export function formatClock(time: string): string {
  const { date, fraction } = readTime(time);
  return `${clockOf(date)}.${fraction.slice(0, 6)}`;
}

/** The full time in local ISO 8601 form with nanoseconds: `2023-11-14T23:13:20.123456789+01:00`. */
export function formatInstant(time: string): string {
  const { date, fraction } = readTime(time);
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
  return `${day}T${clockOf(date)}.${fraction}${offsetOf(date)}`;
}

function readTime(time: string): { date: Date; fraction: string } {
  const [seconds = '', digits = ''] = time.split('.');
  const fraction = digits.padEnd(9, '0');
  if (!time.startsWith('-') || Number(fraction) === 0) {
    return { date: new Date(Number(seconds) * 1000), fraction };
  }
  // Before 1970 the fraction counts backwards; a clock shows how much has passed of its second.
  const passed = String(1_000_000_000 - Number(fraction)).padStart(9, '0');
  return { date: new Date((Number(seconds) - 1) * 1000), fraction: passed };
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

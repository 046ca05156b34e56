/** A point in time, and the digits after its second that a Date has no room for. */
export interface ClockTime {
  /** Of the second that had begun. */
  date: Date;
  /** Nanoseconds since then, nine digits. */
  fraction: string;
}

/**
 * What a clock shows at `time`, decimal seconds since the epoch with up to nine digits after the point:
 * more than a double can hold, so that the fraction is only ever handled as text.
 */
export function clockTime(time: string): ClockTime {
  const [seconds = '', digits = ''] = time.split('.');
  const fraction = digits.padEnd(9, '0');
  if (!time.startsWith('-') || Number(fraction) === 0) {
    return { date: new Date(Number(seconds) * 1000), fraction };
  }
  // Before 1970 the fraction counts backwards; a clock shows how much has passed of its second.
  const passed = String(1_000_000_000 - Number(fraction)).padStart(9, '0');
  return { date: new Date((Number(seconds) - 1) * 1000), fraction: passed };
}

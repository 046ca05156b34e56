const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const epoch = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?$/u;
const iso = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](.+))?$/u;
/** As Wireshark prints it: `Jan 31, 2026 12:00:00.5`. */
const printed = /^([a-z]{3}) +(\d\d?), *(\d{4}) +(.+)$/iu;
const clock = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: ?(z|utc|[+-]\d\d:?\d\d))?$/iu;

/**
 * Nanoseconds since 1970-01-01 UTC of a time as people and Wireshark write it: seconds since then, or a
 * date with or without a clock time. Local time where no zone is given. Null where it is none.
 */
export function instantOf(text: string): bigint | null {
  const seconds = epoch.exec(text);
  if (seconds) {
    const [, sign = '', whole = '', fraction = ''] = seconds;
    const value = BigInt(whole) * 1_000_000_000n + nanoseconds(fraction);
    return sign === '' ? value : -value;
  }
  const date = iso.exec(text);
  if (date) {
    const [, year = '', month = '', day = '', rest = '00:00'] = date;
    return atClock(Number(year), Number(month) - 1, Number(day), rest);
  }
  const words = printed.exec(text);
  if (!words) return null;
  const [, month = '', day = '', year = '', rest = ''] = words;
  return atClock(Number(year), months.indexOf(month.toLowerCase()), Number(day), rest);
}

function atClock(year: number, month: number, day: number, text: string): bigint | null {
  const read = clock.exec(text);
  if (!read || month < 0 || month > 11) return null;
  const [, hour = '', minute = '', second = '0', fraction = '', zone] = read;
  const parts = [year, month, day, Number(hour), Number(minute), Number(second)] as const;
  const date = zone === undefined ? new Date(...parts) : new Date(Date.UTC(...parts));
  const isReal =
    (zone === undefined ? date.getDate() : date.getUTCDate()) === day &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!isReal) return null;
  const shift = zone === undefined ? 0 : minutesOf(zone);
  return BigInt(date.getTime() - shift * 60_000) * 1_000_000n + nanoseconds(fraction);
}

/** East of Greenwich. */
function minutesOf(zone: string): number {
  const read = /^([+-])(\d\d):?(\d\d)$/u.exec(zone);
  if (!read) return 0;
  const minutes = Number(read[2]) * 60 + Number(read[3]);
  return read[1] === '-' ? -minutes : minutes;
}

function nanoseconds(fraction: string): bigint {
  return BigInt(fraction.padEnd(9, '0'));
}

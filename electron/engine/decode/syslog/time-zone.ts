import { offsetMinutes } from '../../../contract';

/** What clocks show somewhere. Its rules are those that the JavaScript engine has from IANA. */
export interface TimeZone {
  /** `Europe/Zurich` or `+02:00`; of the zone of this machine what IANA calls it. */
  readonly name: string;
  /** Seconds that clocks there are ahead of UTC at an instant, in whole seconds since the epoch. */
  offsetAt(seconds: number): number;
}

/** Formats take long to make. There are as many as there are zones that somebody chose. */
const zones = new Map<string, TimeZone>();

/** The zone that `isZone` of the contract accepts by this text. */
export function timeZoneOf(text: string): TimeZone {
  const known = zones.get(text);
  if (known !== undefined) return known;
  const minutes = offsetMinutes(text);
  const zone =
    minutes === undefined ? namedZone(text) : { name: text, offsetAt: () => 60 * minutes };
  zones.set(text, zone);
  return zone;
}

/** Instants of which the offset is kept: what comes together has about the same times. */
const mostKnown = 4096;

function namedZone(text: string): TimeZone {
  const format = formatOf(text);
  const known = new Map<number, number>();
  const name = text === 'local' ? format.resolvedOptions().timeZone : text;
  const offsetAt = (seconds: number): number => {
    const offset = known.get(seconds) ?? offsetBy(format, seconds);
    if (known.size >= mostKnown) known.clear();
    known.set(seconds, offset);
    return offset;
  };
  return { name, offsetAt };
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    ...(zone === 'local' ? {} : { timeZone: zone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** Two days after the beginning of the year 1: before that, years count backwards, and no rule changes. */
const firstInstant = secondsOf({ year: 1, month: 1, day: 3, clock: 0 }) ?? 0;

function offsetBy(format: Intl.DateTimeFormat, seconds: number): number {
  const instant = Math.max(seconds, firstInstant);
  const parts = new Map(
    format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const clock = 3600 * part('hour') + 60 * part('minute') + part('second');
  const shown = secondsOf({ year: part('year'), month: part('month'), day: part('day'), clock });
  return (shown ?? instant) - instant;
}

/** A day and what a clock shows on it, in seconds since midnight. */
export interface WallTime {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  clock: number;
}

/** Seconds since the epoch if the clock went by UTC; undefined if the month has no such day. */
export function secondsOf({ year, month, day, clock }: WallTime): number | undefined {
  const date = new Date(0);
  // Date.UTC() takes the years before 100 for those of the twentieth century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day ? date.getTime() / 1000 + clock : undefined;
}

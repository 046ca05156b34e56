import { secondsOf, timeZoneOf, type TimeZone, type WallTime } from './time-zone';

/** What a time was taken for, because it does not say so itself. */
export interface AssumedOfTime {
  /** The zone; null where the time is in UTC by its own words. */
  zone: string | null;
  /** The year; null where the time has one. */
  year: number | null;
  /**
   * `skipped`: clocks there never showed this, because they were put forward; it is taken for that of a
   * clock that had not been yet. `repeated`: they showed it twice, because they were put back. Else null.
   */
  clock: 'skipped' | 'repeated' | null;
}

/** An instant that a time as sent is taken for. */
export interface UnderstoodTime {
  /** Nanoseconds since the epoch; further digits of the fraction are cut. */
  time: bigint;
  assumed: AssumedOfTime;
}

/** What is known besides the time as sent. */
export interface TimeContext {
  /** As `isZone` of the contract accepts it. */
  zone: string;
  /** When the message was received, in nanoseconds since the epoch. */
  received: bigint;
}

const form = /^(?:(\d{4})|-)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z?)$/u;

const billion = 1_000_000_000n;
const daySeconds = 24 * 60 * 60;

/** An instant, in whole seconds since the epoch, and what clocks had to do with it. */
interface Instant {
  seconds: number;
  clock: AssumedOfTime['clock'];
}

/**
 * The instant that `SyslogMessage.timestamp` means, with what had to be assumed: a zone where it has none,
 * and where it has no year the one that brings it nearest to the time of reception. A leap second is the
 * second after it, as POSIX counts. Null if it is no such timestamp.
 */
export function understandTime(
  timestamp: string,
  { zone, received }: TimeContext,
): UnderstoodTime | null {
  const [, year, month, day, hour, minute, second, fraction = '', utc] = form.exec(timestamp) ?? [];
  if (month === undefined) return null;
  const clock = 3600 * Number(hour) + 60 * Number(minute) + Number(second);
  const date = { month: Number(month), day: Number(day), clock };
  const now = Number(received / billion);
  const assumed = utc === 'Z' ? null : timeZoneOf(zone);
  const years = year === undefined ? yearsAround(now, date) : [Number(year)];
  const found = nearest(
    years.flatMap((each) => instantsOf({ ...date, year: each }, assumed, now)),
    now,
  );
  if (found === undefined) return null;
  return {
    time: BigInt(found.seconds) * billion + BigInt(fraction.padEnd(9, '0').slice(0, 9)),
    assumed: {
      zone: assumed?.name ?? null,
      year: year === undefined ? found.year : null,
      clock: found.clock,
    },
  };
}

/** Years in one of which the day is nearest. A 29 February may have to be looked for. */
function yearsAround(now: number, { month, day }: Omit<WallTime, 'year'>): number[] {
  const year = new Date(now * 1000).getUTCFullYear();
  // Of the years that 4 divides, at most one in a row is no leap year.
  const reach = month === 2 && day === 29 ? 5 : 1;
  return Array.from({ length: 2 * reach + 1 }, (_, index) => year - reach + index);
}

type Dated = Instant & { year: number };

/** None if the year has no such day. A zone of null is UTC. */
function instantsOf(wall: WallTime, zone: TimeZone | null, now: number): Dated[] {
  const shown = secondsOf(wall);
  if (shown === undefined) return [];
  const instant: Instant =
    zone === null ? { seconds: shown, clock: null } : instantIn(zone, shown, now);
  return [{ ...instant, year: wall.year }];
}

/** When clocks of the zone show what those of UTC do at `shown`. */
function instantIn(zone: TimeZone, shown: number, now: number): Instant {
  // No zone is a day away from UTC, so that these are the offsets before and after a change nearby.
  const before = zone.offsetAt(shown - daySeconds);
  const after = zone.offsetAt(shown + daySeconds);
  const right = [...new Set([before, after])]
    .filter((offset) => zone.offsetAt(shown - offset) === offset)
    .map((offset) => ({ seconds: shown - offset }));
  const found = nearest(right, now);
  if (found === undefined) return { seconds: shown - before, clock: 'skipped' };
  return { ...found, clock: right.length > 1 ? 'repeated' : null };
}

/** Of two that are equally near the earlier one: messages are received after they were sent. */
function nearest<Each extends { seconds: number }>(
  instants: readonly Each[],
  now: number,
): Each | undefined {
  const distance = ({ seconds }: Each) => Math.abs(seconds - now);
  return instants.toSorted((a, b) => distance(a) - distance(b) || a.seconds - b.seconds)[0];
}

/**
 * An instant in UTC in the form of RFC 3339, with as many digits of the fraction, nine at most, as
 * `timestamp` has.
 */
export function utcText(time: bigint, timestamp: string): string {
  const digits = /\.(\d{1,9})/u.exec(timestamp)?.[1]?.length ?? 0;
  const fraction = ((time % billion) + billion) % billion;
  const seconds = Number((time - fraction) / billion);
  const clock = new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/u, '');
  const shown = String(fraction).padStart(9, '0').slice(0, digits);
  return digits === 0 ? `${clock}Z` : `${clock}.${shown}Z`;
}

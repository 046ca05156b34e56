import { decimalSeconds, nanosecondsOf, type Density } from '../../../electron/contract';
import { formatInstant } from '../../lib/format-time';

/** The time that the strip spans, in nanoseconds since the epoch, `to` excluded, and its buckets. */
export interface Scale {
  from: bigint;
  to: bigint;
  buckets: number;
}

/** Two times, the earlier first; `to` is excluded. */
export interface TimeSpan {
  from: bigint;
  to: bigint;
}

export function scaleOf({ from, to }: Density, buckets: number): Scale {
  return { from: nanosecondsOf(from), to: nanosecondsOf(to), buckets };
}

/** Where a bucket begins: rounded up, as they are counted. That behind the last is the end. */
export function beginOf({ from, to, buckets }: Scale, bucket: number): bigint {
  const count = BigInt(buckets);
  return from + (BigInt(bucket) * (to - from) + count - 1n) / count;
}

/** The place of a time on the strip, 0 to 1. */
export function fractionOf({ from, to }: Scale, time: bigint): number {
  if (to <= from) return 0;
  // Of 2^20 steps, because bigints have no fractions.
  const steps = ((time - from) << 20n) / (to - from);
  return Math.min(1, Math.max(0, Number(steps) / 2 ** 20));
}

/** The bucket at a place of the strip, 0 to 1. */
export function bucketAt({ buckets }: Scale, fraction: number): number {
  return Math.min(buckets - 1, Math.max(0, Math.floor(fraction * buckets)));
}

export function bucketOf(scale: Scale, time: bigint): number {
  const near = bucketAt(scale, fractionOf(scale, time));
  return near + 1 < scale.buckets && beginOf(scale, near + 1) <= time ? near + 1 : near;
}

/** All of the buckets that two times lie in, in whichever order. */
export function spanOf(scale: Scale, one: bigint, other: bigint): TimeSpan {
  const [first, last] = [bucketOf(scale, one), bucketOf(scale, other)].toSorted((a, b) => a - b);
  return { from: beginOf(scale, first ?? 0), to: beginOf(scale, (last ?? 0) + 1) };
}

/** Digits of the second that tell buckets apart, and round by less than a thousandth of one. */
export function digitsFor({ from, to, buckets }: Scale): number {
  const duration = Number(to - from) / buckets;
  if (duration >= 1e12) return 0;
  if (duration >= 1e9) return 3;
  return duration >= 1e6 ? 6 : 9;
}

/** A span as filters have it. Both ends are rounded up alike, so that spans side by side share no datagram. */
export function timesOf(scale: Scale, { from, to }: TimeSpan): { from: string; to: string } {
  const digits = digitsFor(scale);
  const unit = 10n ** BigInt(9 - digits);
  const written = (time: bigint) =>
    formatInstant(decimalSeconds(roundedUp(time, unit)), { digits });
  return { from: written(from), to: written(to) };
}

function roundedUp(time: bigint, unit: bigint): bigint {
  const rest = ((time % unit) + unit) % unit;
  return rest === 0n ? time : time + unit - rest;
}

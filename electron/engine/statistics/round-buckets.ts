/** A stretch of time in nanoseconds since 1970, `to` excluded, in parts of equal duration. */
export interface Buckets {
  from: bigint;
  to: bigint;
  count: number;
}

const second = 1_000_000_000n;
const minute = 60n * second;
const hour = 60n * minute;
const day = 24n * hour;

/** Durations that a clock has round marks for; behind them come days. */
const roundDurations: readonly bigint[] = [
  ...[1n, 10n, 100n].flatMap((power) =>
    [1n, 2n, 5n].map((step) => (step * power * second) / 1000n),
  ),
  ...[1n, 2n, 5n, 10n, 20n, 30n].map((seconds) => seconds * second),
  ...[1n, 2n, 5n, 10n, 20n, 30n].map((minutes) => minutes * minute),
  ...[1n, 2n, 6n, 12n].map((hours) => hours * hour),
];

/** The first and the last time that a log can have: nanoseconds in 64 bits. */
const earliestTime = -(2n ** 63n);
export const latestTime = 2n ** 63n - 1n;

/**
 * Buckets of a round duration, 1 ms at least, which begin at round times, so that the next count has the same ones.
 * At most `most` of them last as long as the stretch; one more may be needed for its ends.
 */
export function roundBuckets({ from, to }: { from: bigint; to: bigint }, most: number): Buckets {
  const width = durationFor(to - from, BigInt(most));
  const first = floor(from, width);
  const end = floor(to + width - 1n, width);
  return {
    from: first < earliestTime ? earliestTime : first,
    to: end > latestTime ? latestTime : end,
    count: Number((end - first) / width),
  };
}

function durationFor(duration: bigint, most: bigint): bigint {
  const fits = (width: bigint): boolean => width * most >= duration;
  const clocks = roundDurations.find(fits);
  if (clocks !== undefined) return clocks;
  for (let power = day; ; power *= 10n) {
    const days = [1n, 2n, 5n].map((step) => step * power).find(fits);
    if (days !== undefined) return days;
  }
}

/** The last multiple of a width that is not above the time; times before 1970 are negative. */
function floor(time: bigint, width: bigint): bigint {
  const rest = time % width;
  return time - (rest < 0n ? rest + width : rest);
}

/** Datagrams that a bucket has on average at least, as far as that leaves some buckets. */
const datagramsEach = 4;

/** Fewer buckets than these are no way of a rate over time. */
const fewestBuckets = 24;

/** How many buckets to have of so few datagrams, lest each of them is a spike: `most` at most. */
export function bucketsFor(datagrams: number, most: number): number {
  return Math.min(most, Math.max(fewestBuckets, Math.floor(datagrams / datagramsEach)));
}

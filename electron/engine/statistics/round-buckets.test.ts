import { expect, it } from 'vitest';
import { bucketsFor, roundBuckets } from './round-buckets';

const ms = 1_000_000n;
const start = 1_700_000_000_000n * ms;

/** How long buckets of so many milliseconds are, and how many. */
function widthOf(duration: bigint, most = 120): [number, number] {
  const { from, to, count } = roundBuckets({ from: start, to: start + duration * ms }, most);
  return [Number((to - from) / BigInt(count) / ms), count];
}

it.each<[bigint, number, number]>([
  [1n, 1, 1],
  [100n, 1, 100],
  [121n, 2, 61],
  [2400n, 20, 120],
  [2401n, 50, 49],
  [60_000n, 500, 120],
  [90_000n, 1000, 90],
  [3_600_000n, 30_000, 121],
  [86_400_000n, 1_200_000, 73],
  [31n * 86_400_000n, 12 * 3_600_000, 63],
])('%d ms are buckets of %d ms', (duration, width, count) => {
  expect(widthOf(duration)).toEqual([width, count]);
});

it('begins and ends at round times around the stretch, also before 1970', () => {
  expect(roundBuckets({ from: 1_234_567n, to: 3_000_001n }, 10)).toEqual({
    from: ms,
    to: 4n * ms,
    count: 3,
  });
  expect(roundBuckets({ from: -1_234_567n, to: 1n }, 10)).toEqual({
    from: -2n * ms,
    to: ms,
    count: 3,
  });
});

it('takes the longest stretch that a file can have', () => {
  const all = { from: -(2n ** 63n), to: 2n ** 63n - 1n };
  const { from, to, count } = roundBuckets(all, 120);
  expect([from, to]).toEqual([all.from, all.to]);
  expect(count).toBeLessThanOrEqual(121);
});

it('has fewer buckets where there are few datagrams', () => {
  expect(bucketsFor(3, 120)).toBe(24);
  expect(bucketsFor(200, 120)).toBe(50);
  expect(bucketsFor(1_000_000, 120)).toBe(120);
  expect(bucketsFor(3, 10)).toBe(10);
});

import { describe, expect, it } from 'vitest';
import {
  beginOf,
  bucketAt,
  bucketOf,
  digitsFor,
  fractionOf,
  scaleOf,
  spanOf,
  timesOf,
  type Scale,
} from './scale';

const second = 1_000_000_000n;
const scale: Scale = { from: 100n * second, to: 110n * second, buckets: 4 };

describe('the scale of the strip', () => {
  it('is that of the counts', () => {
    const counts = new Uint32Array(36);
    expect(scaleOf({ from: '100.000000000', to: '110.000000000', counts }, 4)).toEqual(scale);
  });

  it('has buckets that begin where they are counted', () => {
    const odd: Scale = { from: 100n, to: 110n, buckets: 3 };
    expect([0, 1, 2, 3].map((bucket) => beginOf(odd, bucket))).toEqual([100n, 104n, 107n, 110n]);
    expect([103n, 104n, 106n, 107n, 109n].map((time) => bucketOf(odd, time))).toEqual([
      0, 1, 1, 2, 2,
    ]);
  });

  it('leads from places to buckets and from times to places', () => {
    expect([-1, 0, 0.26, 1, 2].map((place) => bucketAt(scale, place))).toEqual([0, 0, 1, 3, 3]);
    expect(fractionOf(scale, 105n * second)).toBe(0.5);
    expect(fractionOf(scale, 0n)).toBe(0);
    expect(fractionOf({ ...scale, to: scale.from }, scale.from)).toBe(0);
  });

  it('selects whole buckets, from either end', () => {
    const span = { from: beginOf(scale, 1), to: beginOf(scale, 3) };
    expect(spanOf(scale, 103n * second, 106n * second)).toEqual(span);
    expect(spanOf(scale, 106n * second, 103n * second)).toEqual(span);
  });
});

describe('times in filters', () => {
  it('have the digits that their buckets need', () => {
    expect(digitsFor(scale)).toBe(3);
    expect(digitsFor({ ...scale, buckets: 1000 })).toBe(6);
    expect(digitsFor({ from: 0n, to: 1000n, buckets: 1000 })).toBe(9);
    expect(digitsFor({ from: 0n, to: 10_000n * second, buckets: 1 })).toBe(0);
  });

  it('are rounded up at both ends', () => {
    const { from, to } = timesOf(scale, { from: -1n, to: second + 1n });
    expect(Date.parse(from)).toBe(0);
    expect(Date.parse(to)).toBe(1001);
  });
});

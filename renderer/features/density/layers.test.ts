import { describe, expect, it } from 'vitest';
import { largestBucket, layerCounts, layerHeights, layers } from './layers';

/** Two buckets: one of every severity with 10 without, then three errors. */
const counts = Uint32Array.of(1, 1, 1, 1, 1, 1, 1, 1, 10, 0, 0, 0, 3, 0, 0, 0, 0, 0);

describe('the layers of the strip', () => {
  it('put the worst severities together', () => {
    expect(layerCounts(counts, 0, 0)).toEqual([3, 1, 1, 1, 1, 1, 10]);
    expect(layerCounts(counts, 0, 1)).toEqual([3, 4, 1, 1, 1, 1, 10]);
    expect(largestBucket(counts)).toBe(18);
  });

  it('are as high as they are many', () => {
    expect(layerHeights([0, 0, 0, 0, 0, 0, 9], 18, 40)).toEqual([0, 0, 0, 0, 0, 0, 20]);
  });

  it('can be seen however few they are', () => {
    const heights = layerHeights([0, 1, 0, 0, 0, 0, 999_999], 1_000_000, 40);
    expect(heights[1]).toBeGreaterThan(1.9);
    expect(heights.reduce((sum, each) => sum + each)).toBeCloseTo(40);
    expect(layerHeights([0, 0, 0, 0, 1, 0, 0], 1_000_000, 40)[4]).toBe(1);
  });

  it('are nothing where there is nothing', () => {
    expect(
      layerHeights(
        layers.map(() => 0),
        0,
        40,
      ),
    ).toEqual(layers.map(() => 0));
  });
});

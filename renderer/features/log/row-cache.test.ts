import { describe, expect, it } from 'vitest';
import { RowCache } from './row-cache';
import { rowsNumbered } from './row-fixture';

describe('the row cache', () => {
  it('names the gap in a range', () => {
    const cache = new RowCache();
    cache.add(rowsNumbered({ first: 10, last: 20 }));
    cache.add(rowsNumbered({ first: 30, last: 40 }));
    expect(cache.missing({ first: 12, last: 20 })).toBeNull();
    expect(cache.missing({ first: 12, last: 35 })).toEqual({ first: 21, last: 29 });
    expect(cache.missing({ first: 1, last: 50 })).toEqual({ first: 1, last: 50 });
    expect(cache.missing({ first: 20, last: 21 })).toEqual({ first: 21, last: 21 });
  });

  it('finds nothing missing in an empty range', () => {
    expect(new RowCache().missing({ first: 1, last: 0 })).toBeNull();
  });

  it('stays within its limit and keeps what is near', () => {
    const cache = new RowCache({ limit: 100 });
    for (let first = 1; first < 10_000; first += 50)
      cache.add(rowsNumbered({ first, last: first + 49 }));
    expect(cache.size).toBeLessThanOrEqual(100);
    expect(cache.get(9_990)?.number).toBe(9_990);
    expect(cache.get(1)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { arrivalsOf } from './arrivals';

/** A query whose match n was received at n, of which the log has those from `oldest` on. */
function queryFrom(oldest: number): {
  calls: number;
  times: (first: number, count: number) => bigint[];
} {
  const query = {
    calls: 0,
    times(first: number, count: number): bigint[] {
      query.calls += 1;
      const from = Math.max(first, oldest);
      return Array.from({ length: Math.max(0, first + count - from) }, (_, at) =>
        BigInt(from + at),
      );
    },
  };
  return query;
}

function total(arrivals: readonly { matches: number }[]): number {
  return arrivals.reduce((sum, { matches }) => sum + matches, 0);
}

describe('arrivalsOf', () => {
  it('has each match with its time', () => {
    expect(arrivalsOf(queryFrom(1), 3, 4, 9n)).toEqual([
      { matches: 1, time: 3n },
      { matches: 1, time: 4n },
    ]);
  });

  it('sorts by time what came from several sockets', () => {
    const query = { times: () => [3n, 1n, 2n] };
    expect(arrivalsOf(query, 1, 3, 9n).map(({ time }) => time)).toEqual([1n, 2n, 3n]);
  });

  it('counts what the log has let go with the next, or as received now', () => {
    expect(arrivalsOf(queryFrom(4), 1, 5, 9n)).toEqual([
      { matches: 4, time: 4n },
      { matches: 1, time: 5n },
    ]);
    expect(arrivalsOf(queryFrom(6), 1, 5, 9n)).toEqual([{ matches: 5, time: 9n }]);
  });

  it('takes samples of very many, and counts them all', () => {
    const query = queryFrom(1);
    const arrivals = arrivalsOf(query, 11, 1_000_010, 2_000_000n);
    expect(query.calls).toBeLessThanOrEqual(1024);
    expect(total(arrivals)).toBe(1_000_000);
    expect(arrivals.at(-1)).toMatchObject({ time: 1_000_010n });
    expect(total(arrivalsOf(queryFrom(900_000), 1, 1_000_000, 0n))).toBe(1_000_000);
  });
});

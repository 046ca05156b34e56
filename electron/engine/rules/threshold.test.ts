import { beforeEach, describe, expect, it } from 'vitest';
import { Threshold } from './threshold';

/** `raised` and the time in seconds with the count, or `counted` and the matches. */
let told: string[];

beforeEach(() => {
  told = [];
});

function threshold(count: number, seconds: number): Threshold {
  const when = { kind: 'threshold', count, seconds } as const;
  return new Threshold(when, {
    raised: (matches, time) => told.push(`raised ${matches} at ${Number(time) / 1e9}`),
    counted: (matches) => told.push(`counted ${matches}`),
  });
}

/** One match at each of these times, in seconds. */
function at(...seconds: number[]): { matches: number; time: bigint }[] {
  return seconds.map((second) => ({ matches: 1, time: BigInt(Math.round(second * 1e9)) }));
}

describe('Threshold', () => {
  it('is reached by as many matches as that, no fewer', () => {
    const alarm = threshold(3, 10);
    alarm.take(at(1, 2));
    expect(told).toEqual([]);
    alarm.take(at(3));
    expect(told).toEqual(['raised 3 at 3']);
  });

  it('has a window that includes both of its ends, to the nanosecond', () => {
    const alarm = threshold(2, 0.1);
    alarm.take(at(1, 1.100000001));
    expect(told).toEqual([]);
    alarm.take(at(1.200000001));
    expect(told).toEqual(['raised 2 at 1.200000001']);
  });

  it('does not miss what was reached between two looks and is over at the second', () => {
    threshold(3, 1).take(at(0, 10, 10.1, 10.2, 20, 30));
    expect(told).toEqual(['raised 3 at 10.2']);
  });

  it('is raised once while it stays reached, and counts on', () => {
    const alarm = threshold(3, 10);
    alarm.take(at(1, 2, 3, 4, 5));
    alarm.take(at(...Array.from({ length: 1000 }, (_, index) => 6 + index / 100)));
    expect(told).toEqual(['raised 3 at 3', 'counted 2', 'counted 1000']);
  });

  it('stays reached where each match is just enough', () => {
    const alarm = threshold(2, 10);
    for (const second of [0, 6, 12, 18]) alarm.take(at(second));
    expect(told).toEqual(['raised 2 at 6', 'counted 1', 'counted 1']);
  });

  it('is raised again after a match with which there were too few', () => {
    const alarm = threshold(3, 10);
    alarm.take(at(1, 2, 3, 4, 20, 21, 22, 23));
    expect(told).toEqual(['raised 3 at 3', 'counted 1', 'raised 3 at 22', 'counted 1']);
  });

  it('is raised again by one match if one is enough and none was left', () => {
    threshold(1, 10).take(at(1, 5, 15, 25.1));
    expect(told).toEqual(['raised 1 at 1', 'counted 2', 'raised 1 at 25.1']);
  });

  it('takes many matches at one time', () => {
    const alarm = threshold(1_000_000_000, 1);
    alarm.take([{ matches: 999_999_999, time: 1n }]);
    expect(told).toEqual([]);
    alarm.take([{ matches: 5, time: 2n }]);
    expect(told).toEqual(['raised 1000000004 at 2e-9']);
  });

  it('counts more than it remembers, within a small part of the window', () => {
    // A match each millisecond: 200,000 of them take 199.999 seconds.
    const flow = Array.from({ length: 300_000 }, (_, index) => at(index / 1000)).flat();
    threshold(200_000, 200).take(flow);
    expect(told).toEqual(['raised 200000 at 199.999', 'counted 100000']);
    threshold(200_000, 199.98).take(flow);
    expect(told).toHaveLength(2);
  });

  it('begins anew when the clock was set back', () => {
    threshold(2, 10).take(at(1000, 1, 1000));
    expect(told).toEqual([]);
  });
});

import type { Statistics, StatisticsGroup } from '../../../electron/contract';

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function tally(datagrams: number[], bytes: number[]) {
  return {
    datagrams: sum(datagrams),
    bytes: sum(bytes),
    series: { datagrams: Float64Array.from(datagrams), bytes: Float64Array.from(bytes) },
  };
}

export function group(name: string, datagrams: number[], bytes: number[]): StatisticsGroup {
  return { ...tally(datagrams, bytes), name, filter: null };
}

/** Two buckets of half a second, two groups of three. */
export const example: Statistics = {
  from: '1700000000.000000000',
  to: '1700000001.000000000',
  seconds: 1,
  all: tally([6, 4], [600, 40]),
  groups: [group('10.0.0.1', [4, 2], [400, 20]), group('a,"b"', [1, 1], [100, 10])],
  distinct: 3,
  isDistinctExact: true,
  sizes: { borders: [1, 2, 4], counts: [0, 3, 0, 7] },
  intervals: { borders: [1000, 2000], counts: [0, 0, 0] },
};

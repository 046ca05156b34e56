import {
  decimalSeconds,
  type Statistics,
  type StatisticsHistogram,
} from '../../../electron/contract';
import { csv } from '../../lib/csv';
import { bucketBegins } from './figures';

/** The groups that are told about, and all there are together. */
export function groupsCsv(statistics: Statistics, heading: string): string {
  const { all, groups } = statistics;
  return csv([
    [heading, 'datagrams', 'bytes'],
    ...groups.map(({ name, datagrams, bytes }) => [name, datagrams, bytes]),
    ['all', all.datagrams, all.bytes],
  ]);
}

/** What came in each bucket, of each group and in all. */
export function seriesCsv(statistics: Statistics): string {
  const { all, groups } = statistics;
  const named = [...groups, { ...all, name: 'all' }];
  const headings = named.flatMap(({ name }) => [`${name} datagrams`, `${name} bytes`]);
  const lines = bucketBegins(statistics).map((begin, at) => {
    const counts = named.flatMap(({ series }) => [
      series.datagrams[at] ?? 0,
      series.bytes[at] ?? 0,
    ]);
    return [decimalSeconds(begin)].concat(counts.map(String));
  });
  return csv([['time', ...headings], ...lines]);
}

/** All bins; the last one has no end. */
export function histogramCsv({ borders, counts }: StatisticsHistogram, unit: string): string {
  return csv([
    [`from ${unit}`, `below ${unit}`, 'datagrams'],
    ...counts.map((count, at) => [borders[at - 1] ?? 0, borders[at] ?? '', count]),
  ]);
}

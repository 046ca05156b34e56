import { decimalSeconds, nanosecondsOf, type StreamDetail } from '../../../electron/contract';
import type { ChartColour } from '../../ui/chart-look';
import {
  formatBitRate,
  formatCount,
  formatMilliseconds,
  formatRate,
} from '../../lib/format-number';

type Series = StreamDetail['series'];

/** Something of a stream that is drawn over time. */
export interface SeriesPlot {
  title: string;
  colour: ChartColour;
  format: (value: number) => string;
  /** One value for each step; null where there is none. */
  valuesOf: (series: Series) => (number | null)[];
}

export const seriesPlots: readonly SeriesPlot[] = [
  {
    title: 'Rate',
    colour: 'series-1',
    format: (value) => `${formatRate(value)}/s`,
    valuesOf: ({ datagrams, step }) => Array.from(datagrams, (count) => count / step),
  },
  {
    title: 'Bits',
    colour: 'series-4',
    format: formatBitRate,
    valuesOf: ({ bytes, step }) => Array.from(bytes, (count) => (8 * count) / step),
  },
  {
    title: 'Lost',
    colour: 'danger',
    format: formatWhole,
    valuesOf: ({ lost }) => Array.from(lost),
  },
  {
    title: 'Jitter',
    colour: 'series-3',
    format: formatMilliseconds,
    valuesOf: ({ jitter }) => Array.from(jitter, (value) => (Number.isNaN(value) ? null : value)),
  },
  {
    title: 'Burst',
    colour: 'series-2',
    format: formatWhole,
    valuesOf: ({ burst }) => Array.from(burst),
  },
];

/** Of an axis that may have more lines than whole numbers. */
function formatWhole(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : '';
}

/** When the steps begin, in decimal seconds since the epoch. */
export function stepTimes({ from, step, datagrams }: Series): string[] {
  const begin = nanosecondsOf(from);
  const each = BigInt(Math.round(step * 1e9));
  return Array.from(datagrams, (_, at) => decimalSeconds(begin + BigInt(at) * each));
}

/** The plots that have anything to show. */
export function plotsOf(series: Series): SeriesPlot[] {
  return seriesPlots.filter(
    ({ title, valuesOf }) => title !== 'Jitter' || valuesOf(series).some((value) => value !== null),
  );
}

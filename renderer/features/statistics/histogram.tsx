import { useMemo } from 'react';
import UPlot from 'uplot';
import type { StatisticsHistogram } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { useThemeColours } from '../../lib/theme-colours';
import { histogramCsv } from './csv';
import { binsOf, type Bin } from './figures';
import { axesOf, chartColours, type Palette } from './look';
import { Plot } from './plot';
import { Section } from './section';
import { share } from './words';

interface HistogramProps {
  title: string;
  histogram: StatisticsHistogram;
  /** The unit of its borders, for CSV. */
  unit: string;
  nameOf: (bin: Bin) => string;
}

/** How many datagrams are of which size, or come how long after the one before. */
export function Histogram({ title, histogram, unit, nameOf }: HistogramProps) {
  const bins = binsOf(histogram);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <Section title={title} csv={() => histogramCsv(histogram, unit)}>
      <Bars
        label={`${title} of datagrams`}
        names={bins.map(nameOf).join('\n')}
        counts={bins.map(({ count }) => count)}
      />
      <details className="statistics-details">
        <summary>{title} as a table</summary>
        <table className="statistics-table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">Datagrams</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{nameOf(bin)}</th>
                <td>{formatCount(bin.count)}</td>
                <td>{share(bin.count, total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

interface BarsProps {
  label: string;
  /** Of the bars, one a line: a text, so that bars of the same names are known to be the same. */
  names: string;
  counts: number[];
}

function Bars({ label, names, counts }: BarsProps) {
  const palette = useThemeColours(chartColours);
  const options = useMemo(() => optionsOf(palette, names.split('\n')), [palette, names]);
  return <Plot options={options} data={[counts.map((_, at) => at), counts]} label={label} />;
}

function optionsOf(
  palette: Palette,
  names: readonly string[],
): Omit<UPlot.Options, 'width' | 'height'> {
  const bars = UPlot.paths.bars?.({ size: [0.86, 60] });
  return {
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.5, names.length - 0.5] },
      y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.05)] },
    },
    axes: axesOf(palette, {
      x: {
        incrs: [1, 2, 5, 10],
        values: (_plot, splits) => splits.map((at) => beginOf(names[at])),
      },
      y: {
        values: (_plot, splits) =>
          splits.map((count) => (Number.isInteger(count) ? formatCount(count) : '')),
      },
    }),
    series: [
      {},
      { fill: palette.accent, width: 0, points: { show: false }, ...(bars && { paths: bars }) },
    ],
  };
}

/** Of `1 ms to 2 ms` where it begins: there is no room for more below a bar. */
function beginOf(name = ''): string {
  return name.replace(/ to .*$/u, '');
}

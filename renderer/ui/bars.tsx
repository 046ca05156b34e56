import { useMemo } from 'react';
import UPlot from 'uplot';
import { formatCount } from '../lib/format-number';
import { useThemeColours } from '../lib/theme-colours';
import { axesOf, chartColours, type Palette } from './chart-look';
import { Plot } from './plot';

interface BarsProps {
  label: string;
  /** Of the bars, one a line: a text, so that bars of the same names are known to be the same. */
  names: string;
  counts: number[];
}

/** A histogram: a bar for each count, named below it. */
export function Bars({ label, names, counts }: BarsProps) {
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

import { useMemo } from 'react';
import type UPlot from 'uplot';
import {
  decimalSeconds,
  type Grouping,
  type Measure,
  type Statistics,
} from '../../../electron/contract';
import { tick } from '../../lib/format-time';
import { useThemeColours } from '../../lib/theme-colours';
import { axesOf, chartColours, type Palette } from '../../ui/chart-look';
import { Plot } from '../../ui/plot';
import { goToTime } from '../log';
import { groupingWords, mostLines, type Choice } from './choice';
import { bucketBegins, ratesOf } from './figures';
import { dashes, lineColour } from './look';
import { rate } from './words';

interface RateChartProps {
  statistics: Statistics;
  /** What the statistics were counted by. */
  by: Grouping;
  choice: Choice;
}

/** How many, or how much, came when: in all, and of the largest groups. A click goes to the rows. */
export function RateChart({ statistics, by, choice: { measure, hidden } }: RateChartProps) {
  const palette = useThemeColours(chartColours);
  const names = statistics.groups.slice(0, mostLines).map(({ name }) => name);
  const shown = names.map((name) => (hidden.has(name) ? '' : name)).join('\n');
  // The chart is made anew only where its lines are others: figures change each second.
  const options = useMemo(
    () => optionsOf({ palette, by, measure, lines: shown.split('\n') }),
    [palette, by, measure, shown],
  );
  const data = useMemo(() => dataOf(statistics, measure), [statistics, measure]);
  const what = measure === 'bytes' ? 'Bytes' : 'Datagrams';
  return (
    <Plot
      options={options}
      data={data}
      label={`${what} a second over time, by ${groupingWords[by].one.toLowerCase()}`}
      onPick={(at) => {
        const begin = bucketBegins(statistics)[at];
        if (begin !== undefined) void goToTime(decimalSeconds(begin));
      }}
    />
  );
}

function dataOf(statistics: Statistics, measure: Measure): UPlot.AlignedData {
  const lines = statistics.groups.slice(0, mostLines);
  return [
    bucketBegins(statistics).map((begin) => Number(begin / 1000n) / 1e6),
    ratesOf(statistics.all, measure, statistics),
    ...lines.map((line) => ratesOf(line, measure, statistics)),
  ];
}

interface Lines {
  palette: Palette;
  by: Grouping;
  measure: Measure;
  /** Names of the groups, the largest first; empty where a line is left out. */
  lines: readonly string[];
}

function optionsOf({
  palette,
  by,
  measure,
  lines,
}: Lines): Omit<UPlot.Options, 'width' | 'height'> {
  return {
    legend: { show: false },
    // The last mark of the axis may stand at the edge, with half of its text beyond.
    padding: [null, 40, null, null],
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(most * 1.05, 1e-9)] } },
    axes: axesOf(palette, {
      x: {
        space: 80,
        values: (_plot, splits, _axis, _space, step) => splits.map((time) => tick(time, step)),
      },
      y: { values: (_plot, splits) => splits.map((value) => rate(value, measure)) },
    }),
    series: [
      {},
      {
        stroke: palette['ink-soft'],
        fill: palette['accent-wash'],
        width: 1,
        points: { show: false },
      },
      ...lines.map((name, at) => ({
        show: name !== '',
        stroke: palette[lineColour(by, name, at)],
        dash: [...(dashes[at] ?? [])],
        width: 1.5,
        points: { show: false },
      })),
    ],
  };
}

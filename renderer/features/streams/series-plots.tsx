import { useMemo, useState } from 'react';
import type UPlot from 'uplot';
import type { StreamDetail } from '../../../electron/contract';
import { formatClock, tick } from '../../lib/format-time';
import { useThemeColours } from '../../lib/theme-colours';
import { axesOf, chartColours, type Palette } from '../../ui/chart-look';
import { Plot } from '../../ui/plot';
import { goToTime } from './going';
import { plotsOf, stepTimes, type SeriesPlot } from './series';

type Series = StreamDetail['series'];

/** What happened over time; a click leads to the log at that time. */
export function SeriesPlots({ series }: { series: Series }) {
  const times = useMemo(() => stepTimes(series), [series]);
  return (
    <div className="stream-plots">
      {plotsOf(series).map((plot) => (
        <section key={plot.title}>
          <h3>{plot.title}</h3>
          <SeriesChart plot={plot} series={series} times={times} />
        </section>
      ))}
      <SeriesTable series={series} times={times} />
    </div>
  );
}

interface ChartProps {
  plot: SeriesPlot;
  series: Series;
  times: readonly string[];
}

function SeriesChart({ plot, series, times }: ChartProps) {
  const palette = useThemeColours(chartColours);
  const options = useMemo(() => optionsOf(palette, plot), [palette, plot]);
  const data = useMemo<UPlot.AlignedData>(
    () => [times.map(Number), plot.valuesOf(series)],
    [plot, series, times],
  );
  return (
    <Plot
      options={options}
      data={data}
      label={`${plot.title} over time`}
      onPick={(at) => {
        const time = times[at];
        if (time !== undefined) void goToTime(time);
      }}
    />
  );
}

function optionsOf(
  palette: Palette,
  { colour, format }: SeriesPlot,
): Omit<UPlot.Options, 'width' | 'height'> {
  return {
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(most * 1.05, 1e-9)] } },
    axes: axesOf(palette, {
      x: {
        space: 80,
        values: (_plot, splits, _axis, _space, step) => splits.map((time) => tick(time, step)),
      },
      y: { values: (_plot, splits) => splits.map(format) },
    }),
    series: [{}, { stroke: palette[colour], width: 1.5, points: { show: false } }],
  };
}

/** The figures of the plots, for whoever cannot see them, or wants to know exactly. Made while it is open. */
function SeriesTable({ series, times }: Omit<ChartProps, 'plot'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="stream-details"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Over time as a table</summary>
      {isOpen && <SeriesFigures series={series} times={times} />}
    </details>
  );
}

function SeriesFigures({ series, times }: Omit<ChartProps, 'plot'>) {
  const plots = plotsOf(series);
  const columns = plots.map(({ valuesOf }) => valuesOf(series));
  return (
    <table className="stream-table">
      <thead>
        <tr>
          <th scope="col">From</th>
          {plots.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times.map((time, at) => (
          <tr key={time}>
            <th scope="row">
              <button type="button" title="Go there in the log" onClick={() => void goToTime(time)}>
                {formatClock(time)}
              </button>
            </th>
            {plots.map(({ title, format }, column) => {
              const value = columns[column]?.[at] ?? null;
              return <td key={title}>{value !== null && format(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

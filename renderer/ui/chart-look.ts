import type UPlot from 'uplot';

/** Variables of the theme that charts are drawn in. */
export const chartColours = [
  'ink-soft',
  'line',
  'accent',
  'accent-wash',
  'warning',
  'danger',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'severity-critical',
  'severity-error',
  'severity-warning',
  'severity-notice',
  'severity-info',
  'severity-debug',
  'severity-none',
] as const;

export type ChartColour = (typeof chartColours)[number];
export type Palette = Readonly<Record<ChartColour, string>>;

const font = '11px "Inter Variable", system-ui, sans-serif';

/** What the axes of a chart have of their own. */
interface Axes {
  x: Pick<UPlot.Axis, 'values' | 'incrs' | 'space'>;
  y: Pick<UPlot.Axis, 'values'>;
}

/** Axes in the colours of the theme; lines lead from the values alone, for those are to be read. */
export function axesOf(palette: Palette, { x, y }: Axes): UPlot.Axis[] {
  const common = { stroke: palette['ink-soft'], font };
  const line = { stroke: palette.line, width: 1 };
  return [
    { ...common, ...x, grid: { show: false }, ticks: { ...line, size: 4 }, size: 26, gap: 4 },
    { ...common, ...y, grid: line, ticks: { show: false }, size: 58, gap: 4 },
  ];
}

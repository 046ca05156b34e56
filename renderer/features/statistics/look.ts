import type { Grouping } from '../../../electron/contract';
import type { ChartColour } from '../../ui/chart-look';

const lineColours = [
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
] as const satisfies readonly ChartColour[];

const severityColours: Readonly<Record<string, ChartColour>> = {
  emerg: 'severity-critical',
  alert: 'severity-critical',
  crit: 'severity-critical',
  err: 'severity-error',
  warning: 'severity-warning',
  notice: 'severity-notice',
  info: 'severity-info',
  debug: 'severity-debug',
};

/** The colour of the line of a group, which is the `at`-th largest. */
export function lineColour(by: Grouping, name: string, at: number): ChartColour {
  if (by === 'severity') return severityColours[name] ?? 'severity-none';
  return lineColours[at % lineColours.length] ?? 'series-1';
}

/** How a line is dashed, so that lines are told apart without seeing colours. */
export const dashes: readonly (readonly number[])[] = [
  [],
  [8, 3],
  [2, 2],
  [10, 3, 2, 3],
  [5, 5],
  [1, 4],
];

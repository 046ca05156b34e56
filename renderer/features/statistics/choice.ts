import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallInput, Grouping, Measure } from '../../../electron/contract';

/** What is counted: what the window shows, all of the log, or the last so many seconds of what is shown. */
export type Range = 'shown' | 'log' | 60 | 300 | 900 | 3600;

/** What a person chose to see. */
export interface Choice {
  by: Grouping;
  measure: Measure;
  range: Range;
  /** Names of the groups whose lines are left out. */
  hidden: ReadonlySet<string>;
}

export const groupingWords: Readonly<Record<Grouping, { one: string; many: string }>> = {
  source: { one: 'Source', many: 'sources' },
  destination: { one: 'Destination', many: 'destinations' },
  port: { one: 'Destination port', many: 'ports' },
  socket: { one: 'Socket', many: 'sockets' },
  severity: { one: 'Severity', many: 'severities' },
};

export const rangeWords: readonly { range: Range; label: string }[] = [
  { range: 'shown', label: 'What is shown' },
  { range: 'log', label: 'Whole log' },
  { range: 60, label: 'Last minute' },
  { range: 300, label: 'Last 5 minutes' },
  { range: 900, label: 'Last 15 minutes' },
  { range: 3600, label: 'Last hour' },
];

/** Points of the lines at most, but for the ends, and groups in the table. */
export const buckets = 120;
export const groups = 20;

/** How many of the groups have a line. */
export const mostLines = 6;

export const choiceStore = createStore<Choice>(() => ({
  by: 'source',
  measure: 'datagrams',
  range: 'shown',
  hidden: new Set(),
}));

export function useChoice(): Choice {
  return useStore(choiceStore);
}

/** Tells other datagrams apart, so that names of groups mean others. */
export function chooseGrouping(by: Grouping): void {
  choiceStore.setState({ by, hidden: new Set() });
}

/** Shows or hides the line of a group. */
export function toggleLine(name: string): void {
  choiceStore.setState(({ hidden }) => {
    const others = new Set(hidden);
    if (!others.delete(name)) others.add(name);
    return { hidden: others };
  });
}

/** What to ask the main process for. `view` is that of the filter that is applied. */
export function inputOf(
  { by, measure, range }: Choice,
  view: number | null,
): CallInput<'statistics.count'> {
  const last = typeof range === 'number' ? range : null;
  return { view: range === 'log' ? null : view, by, measure, last, buckets, groups };
}

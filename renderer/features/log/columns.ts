import {
  defaultLogSettings,
  type LogColumn,
  type LogColumnSettings,
  type LogSettings,
} from '../../../electron/contract';
import { longestTime } from '../../lib/format-time';

/** What the columns are called, in the header and where they are picked. */
export const columnTitles: Readonly<Record<LogColumn, string>> = {
  number: 'No.',
  frame: 'Frame',
  time: 'Time',
  source: 'Source',
  destination: 'Destination',
  interface: 'Interface',
  ttl: 'TTL',
  length: 'Length',
  protocol: 'Protocol',
  host: 'Host',
  app: 'App',
  severity: 'Severity',
  info: 'Info',
  text: 'Text',
};

type Columns = readonly LogColumnSettings[];

/** The columns that are shown, in their order. */
export function shownColumns(columns: Columns): LogColumn[] {
  return columns.filter(({ shown }) => shown).map(({ name }) => name);
}

/** Shows a column or hides it; the last one stays. */
export function toggled(columns: Columns, name: LogColumn): LogColumnSettings[] {
  const changed = columns.map((column) =>
    column.name === name ? { ...column, shown: !column.shown } : column,
  );
  return changed.some(({ shown }) => shown) ? changed : [...columns];
}

/** Gives a column another width, in rem; null the one that it was designed with. */
export function sized(
  columns: Columns,
  name: LogColumn,
  width: number | null,
): LogColumnSettings[] {
  const bounded = width === null ? null : Math.min(Math.max(width, narrowest), widest);
  return columns.map((column) => (column.name === name ? { ...column, width: bounded } : column));
}

const narrowest = 1.5;
const widest = 100;

/** Moves a column to the place of another: behind it on the way to the end, before it on the way back. */
export function moved(columns: Columns, name: LogColumn, to: LogColumn): LogColumnSettings[] {
  const from = columns.findIndex((column) => column.name === name);
  const place = columns.findIndex((column) => column.name === to);
  const column = columns[from];
  if (column === undefined || place === -1) return [...columns];
  return columns.toSpliced(from, 1).toSpliced(place, 0, column);
}

/** Moves a column by a place among all of them. */
export function stepped(columns: Columns, name: LogColumn, step: 1 | -1): LogColumnSettings[] {
  const at = columns.findIndex((column) => column.name === name);
  const neighbour = columns[at + step];
  return neighbour === undefined ? [...columns] : moved(columns, name, neighbour.name);
}

/** Whether nobody has chosen columns: then they may adapt to a narrow window. */
export function areUsual(columns: Columns): boolean {
  return columns === defaultLogSettings.columns || same(columns, defaultLogSettings.columns);
}

function same(one: Columns, other: Columns): boolean {
  return one.every(({ name, shown, width }, at) => {
    const another = other[at];
    return name === another?.name && shown === another.shown && width === another.width;
  });
}

/**
 * What the style sheet needs to lay out rows: it has a width `--w-NAME` and a least one `--m-NAME` for each
 * column, which a chosen width takes the place of.
 */
export function columnStyle({ columns, time }: LogSettings): Record<string, string> {
  const names = shownColumns(columns);
  const own = columns.flatMap(({ name, width }) =>
    width === null
      ? []
      : [[`--w-${name}`, `${width}rem`] as const, [`--m-${name}`, `${width}rem`] as const],
  );
  return {
    '--time-length': `${longestTime(time)}ch`,
    ...Object.fromEntries(own),
    '--columns': names.map((name) => `var(--w-${name})`).join(' '),
    '--least': `calc(${names.map((name) => `var(--m-${name})`).join(' + ')} + ${names.length} * 0.625rem)`,
  };
}

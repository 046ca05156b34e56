import type { ColumnSettings } from '../../electron/contract';

export type { ColumnSettings };

/** What can be done with the columns of a table: all of them, in their order. */
type Columns<Name extends string> = readonly ColumnSettings<Name>[];

/** The columns that are shown, in their order. */
export function shownColumns<Name extends string>(columns: Columns<Name>): Name[] {
  return columns.filter(({ shown }) => shown).map(({ name }) => name);
}

/** Shows a column or hides it; the last one stays. */
export function toggled<Name extends string>(
  columns: Columns<Name>,
  name: Name,
): ColumnSettings<Name>[] {
  const changed = columns.map((column) =>
    column.name === name ? { ...column, shown: !column.shown } : column,
  );
  return changed.some(({ shown }) => shown) ? changed : [...columns];
}

/** Gives a column another width, in rem; null the one that it was designed with. */
export function sized<Name extends string>(
  columns: Columns<Name>,
  name: Name,
  width: number | null,
): ColumnSettings<Name>[] {
  const bounded = width === null ? null : Math.min(Math.max(width, narrowest), widest);
  return columns.map((column) => (column.name === name ? { ...column, width: bounded } : column));
}

const narrowest = 1.5;
const widest = 100;

/** Moves a column to the place of another: behind it on the way to the end, before it on the way back. */
export function moved<Name extends string>(
  columns: Columns<Name>,
  name: Name,
  to: Name,
): ColumnSettings<Name>[] {
  const from = columns.findIndex((column) => column.name === name);
  const place = columns.findIndex((column) => column.name === to);
  const column = columns[from];
  if (column === undefined || place === -1) return [...columns];
  return columns.toSpliced(from, 1).toSpliced(place, 0, column);
}

/** Moves a column by a place among all of them. */
export function stepped<Name extends string>(
  columns: Columns<Name>,
  name: Name,
  step: 1 | -1,
): ColumnSettings<Name>[] {
  const at = columns.findIndex((column) => column.name === name);
  const neighbour = columns[at + step];
  return neighbour === undefined ? [...columns] : moved(columns, name, neighbour.name);
}

/** Whether nobody has chosen columns: then they may adapt to a narrow window. */
export function areUsual<Name extends string>(
  columns: Columns<Name>,
  usual: Columns<Name>,
): boolean {
  if (columns === usual) return true;
  return columns.every(({ name, shown, width }, at) => {
    const another = usual[at];
    return name === another?.name && shown === another.shown && width === another.width;
  });
}

/**
 * What the style sheet needs to lay out rows with a gap between columns: it has a width `--w-NAME` for each column, and
 * for those that stretch a least one `--m-NAME`, which a chosen width takes the place of.
 */
export function columnStyle<Name extends string>(
  columns: Columns<Name>,
  gap: string,
): Record<string, string> {
  const names = shownColumns(columns);
  const own = columns.flatMap(({ name, width }) =>
    width === null
      ? []
      : [[`--w-${name}`, `${width}rem`] as const, [`--m-${name}`, `${width}rem`] as const],
  );
  return {
    ...Object.fromEntries(own),
    '--columns': names.map((name) => `var(--w-${name})`).join(' '),
    '--least': `calc(${names.map(leastOf).join(' + ')} + ${names.length} * ${gap})`,
  };
}

function leastOf(name: string): string {
  return `var(--m-${name}, var(--w-${name}))`;
}

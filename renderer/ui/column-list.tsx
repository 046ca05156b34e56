import { sized, stepped, toggled, type ColumnSettings } from '../lib/columns';
import { fittingWidth } from '../lib/fitting';
import { Button } from './button';
import { Icon } from './icon';
import './column-list.css';

interface ColumnListProps<Name extends string> {
  columns: readonly ColumnSettings<Name>[];
  titles: Readonly<Record<Name, string>>;
  /** What selects the table, whose headings and cells have their columns in `data-column`. */
  table: string;
  /** What some columns have beside their texts: see fittingWidth(). */
  beside?: Readonly<Partial<Record<string, number>>>;
  onColumns: (columns: ColumnSettings<Name>[]) => void;
}

/** All columns of a table: which are shown, in which order, and how wide. */
export function ColumnList<Name extends string>(props: ColumnListProps<Name>) {
  return (
    <ul className="column-list" aria-label="Columns">
      {props.columns.map((column, at) => (
        <Column key={column.name} {...props} column={column} at={at} />
      ))}
    </ul>
  );
}

interface ColumnProps<Name extends string> extends ColumnListProps<Name> {
  column: ColumnSettings<Name>;
  at: number;
}

/** A column: whether it is there, and what to do with it. */
function Column<Name extends string>({ column, at, ...props }: ColumnProps<Name>) {
  const { columns, titles, table, beside = {}, onColumns } = props;
  const { name, shown, width } = column;
  const title = titles[name];
  const size = (wanted: number | null) => {
    if (wanted !== null) onColumns(sized(columns, name, wanted));
  };
  const grow = (change: number) => {
    const before = width ?? measuredWidth(table, name);
    size(before === null ? null : before + change);
  };
  return (
    <li>
      <label>
        <input type="checkbox" checked={shown} onChange={() => onColumns(toggled(columns, name))} />
        {title}
      </label>
      <Action label={`Narrower: ${title}`} text="−" off={!shown} onDo={() => grow(-1)} />
      <Action label={`Wider: ${title}`} text="+" off={!shown} onDo={() => grow(1)} />
      <Action
        label={`Fit: ${title}`}
        text="Fit"
        off={!shown}
        onDo={() => size(fittedWidth(table, name, beside))}
      />
      <Action
        label={`Move up: ${title}`}
        icon="up"
        off={at === 0}
        onDo={() => onColumns(stepped(columns, name, -1))}
      />
      <Action
        label={`Move down: ${title}`}
        icon="down"
        off={at === columns.length - 1}
        onDo={() => onColumns(stepped(columns, name, 1))}
      />
    </li>
  );
}

interface ActionProps {
  label: string;
  text?: string;
  icon?: 'up' | 'down';
  off: boolean;
  onDo: () => void;
}

/** It keeps the keyboard also where it can do nothing more. */
function Action({ label, text, icon, off, onDo }: ActionProps) {
  return (
    <Button
      look="plain"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => off || onDo()}
    >
      {icon === undefined ? text : <Icon name={icon} />}
    </Button>
  );
}

/** As wide as its heading is now, in rem. */
function measuredWidth(table: string, name: string): number | null {
  const heading = document.querySelector(`${table} th[data-column='${name}']`);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return heading === null ? null : heading.getBoundingClientRect().width / rem;
}

function fittedWidth(
  table: string,
  name: string,
  beside: Readonly<Partial<Record<string, number>>>,
): number | null {
  const grid = document.querySelector<HTMLElement>(table);
  return grid === null ? null : fittingWidth(grid, name, beside);
}

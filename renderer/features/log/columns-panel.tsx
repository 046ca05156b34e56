import type { LogColumnSettings, TimeDigits, TimeFormat } from '../../../electron/contract';
import { defaultLogSettings, timeDigits, timeFormats } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { SelectField } from '../../ui/select-field';
import { columnTitles, sized, stepped, toggled } from './columns';
import { changeColumns, changeLogSettings, useLogSettings } from './columns-store';
import { fittingWidth } from './fitting';
import { toolsStore, useTools } from './log-tools-store';
import './columns-panel.css';

/** Where columns are picked, ordered and sized, and the format of times is chosen. */
export function ColumnsPanel() {
  const open = useTools(({ popover }) => popover === 'columns');
  return (
    <Popover
      title="Columns and times"
      label={
        <>
          <Icon name="columns" />
          <span className="log-word">Columns</span>
        </>
      }
      open={open}
      onOpen={(isOpen) => toolsStore.setState({ popover: isOpen ? 'columns' : null })}
    >
      <Choices />
    </Popover>
  );
}

function Choices() {
  const { columns, time } = useLogSettings();
  return (
    <div className="columns-panel">
      <ul aria-label="Columns">
        {columns.map((column, at) => (
          <Column key={column.name} column={column} at={at} count={columns.length} />
        ))}
      </ul>
      <div className="columns-time">
        <SelectField
          label="Times"
          value={time.format}
          // The options are those formats.
          onValue={(format) =>
            changeLogSettings({ time: { ...time, format: format as TimeFormat } })
          }
        >
          {timeFormats.map((format) => (
            <option key={format} value={format}>
              {formatNames[format]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Digits"
          value={String(time.digits)}
          onValue={(digits) =>
            changeLogSettings({ time: { ...time, digits: Number(digits) as TimeDigits } })
          }
        >
          {timeDigits.map((digits) => (
            <option key={digits} value={digits}>
              {digitNames[digits]}
            </option>
          ))}
        </SelectField>
      </div>
      <Button onClick={() => changeLogSettings(defaultLogSettings)}>As designed</Button>
    </div>
  );
}

const formatNames: Readonly<Record<TimeFormat, string>> = {
  clock: 'Time of day',
  date: 'Date and time',
  utc: 'UTC (ISO 8601)',
  epoch: 'Seconds since 1970',
  delta: 'Since the row above',
  reference: 'Since reference',
};

const digitNames: Readonly<Record<TimeDigits, string>> = {
  0: 'Seconds',
  3: 'Milliseconds',
  6: 'Microseconds',
  9: 'Nanoseconds',
};

interface ColumnProps {
  column: LogColumnSettings;
  at: number;
  count: number;
}

/** A column: whether it is there, and what to do with it. */
function Column({ column: { name, shown, width }, at, count }: ColumnProps) {
  const title = columnTitles[name];
  const move = (step: 1 | -1) => changeColumns((columns) => stepped(columns, name, step));
  const size = (change: number) => {
    const before = width ?? measuredWidth(name);
    if (before !== null) changeColumns((columns) => sized(columns, name, before + change));
  };
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={shown}
          onChange={() => changeColumns((columns) => toggled(columns, name))}
        />
        {title}
      </label>
      <Action label={`Narrower: ${title}`} text="−" off={!shown} onDo={() => size(-1)} />
      <Action label={`Wider: ${title}`} text="+" off={!shown} onDo={() => size(1)} />
      <Action label={`Fit: ${title}`} text="Fit" off={!shown} onDo={() => fit(name)} />
      <Action label={`Move up: ${title}`} icon="up" off={at === 0} onDo={() => move(-1)} />
      <Action
        label={`Move down: ${title}`}
        icon="down"
        off={at === count - 1}
        onDo={() => move(1)}
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
function measuredWidth(name: string): number | null {
  const heading = document.querySelector(`.log-grid th[data-column='${name}']`);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return heading === null ? null : heading.getBoundingClientRect().width / rem;
}

function fit(name: LogColumnSettings['name']): void {
  const grid = document.querySelector<HTMLElement>('.log-grid');
  const width = grid === null ? null : fittingWidth(grid, name);
  if (width !== null) changeColumns((columns) => sized(columns, name, width));
}

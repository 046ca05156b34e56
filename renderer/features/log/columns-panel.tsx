import type { TimeDigits, TimeFormat } from '../../../electron/contract';
import { defaultLogSettings, timeDigits, timeFormats } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { ColumnList } from '../../ui/column-list';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { SelectField } from '../../ui/select-field';
import { besideText, columnTitles } from './columns';
import { changeLogSettings, useLogSettings } from './columns-store';
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
      <ColumnList
        columns={columns}
        titles={columnTitles}
        table=".log-grid"
        beside={besideText}
        onColumns={(changed) => changeLogSettings({ columns: changed })}
      />
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

import { memo } from 'react';
import type { StreamAlarm, StreamColumn, StreamLine } from '../../../electron/contract';
import { AlarmSign } from './alarming';
import { columnLooks } from './columns';
import { cells, fullText } from './stream-cells';

interface StreamRowProps {
  /** From 0, in the list as it is ordered. */
  place: number;
  /** Undefined until it has been pulled. */
  line: StreamLine | undefined;
  /** Seconds since the epoch; null where the log is of another time. */
  now: number | null;
  isSelected: boolean;
  columns: readonly StreamColumn[];
}

/** The id under which `aria-activedescendant` finds a stream. */
export function streamRowId(stream: number): string {
  return `stream-${stream}`;
}

/** One line of the table of streams. */
export const StreamRow = memo(function StreamRow(props: StreamRowProps) {
  const { place, line, now, isSelected, columns } = props;
  return (
    <tr
      id={line && streamRowId(line.number)}
      className="stream-row"
      data-place={place}
      data-stream={line?.number}
      data-state={line?.state}
      // The header is the first row of the grid (WAI-ARIA 1.2, aria-rowindex).
      aria-rowindex={place + 2}
      aria-selected={isSelected}
    >
      {columns.map((name) => {
        const Cell = cells[name];
        return (
          <td
            key={name}
            data-column={name}
            data-kind={columnLooks[name].kind}
            title={line && fullText(name, line)}
          >
            {line && name === 'number' && <AlarmSign alarms={hiddenAlarms(line, columns)} />}
            {line === undefined ? '…' : <Cell line={line} now={now} />}
          </td>
        );
      })}
    </tr>
  );
});

const columnsOfAlarms: Readonly<Record<StreamAlarm, StreamColumn>> = {
  loss: 'lossShare',
  jitter: 'jitter',
  burst: 'burst',
  buffer: 'buffer',
};

/** What is above its limit and has no column at the moment. */
function hiddenAlarms(line: StreamLine, columns: readonly StreamColumn[]): StreamAlarm[] {
  return line.alarms.filter((alarm) => !columns.includes(columnsOfAlarms[alarm]));
}

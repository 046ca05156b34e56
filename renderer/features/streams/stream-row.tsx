import { memo } from 'react';
import type { StreamLine } from '../../../electron/contract';
import { streamColumns } from './columns';
import { cells, fullText } from './stream-cells';

interface StreamRowProps {
  /** From 0, in the list as it is ordered. */
  place: number;
  /** Undefined until it has been pulled. */
  line: StreamLine | undefined;
  /** Seconds since the epoch; null where the log is of another time. */
  now: number | null;
  isSelected: boolean;
}

/** The id under which `aria-activedescendant` finds a stream. */
export function streamRowId(stream: number): string {
  return `stream-${stream}`;
}

/** One line of the table of streams. */
export const StreamRow = memo(function StreamRow({ place, line, now, isSelected }: StreamRowProps) {
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
      {streamColumns.map(({ name, kind }) => {
        const Cell = cells[name];
        return (
          <td key={name} data-column={name} data-kind={kind} title={line && fullText(name, line)}>
            {line === undefined ? '…' : <Cell line={line} now={now} />}
          </td>
        );
      })}
    </tr>
  );
});

import { memo } from 'react';
import type { LogColumn, LogSettings, Mark, Row } from '../../../electron/contract';
import { coloursOf } from '../../lib/rule-colours';
import { cellId } from './cell-cursor';
import { LogCell } from './log-cells';

interface LogRowProps {
  /** Its place in what is shown: in the log, or among the matches of a filter. */
  place: number;
  /** Its number in the log; null until that is known. */
  number: number | null;
  /** Undefined until it has been pulled. */
  row: Row | undefined;
  columns: readonly LogColumn[];
  time: LogSettings['time'];
  /** What its time is counted from, if the format counts. */
  since: string | null;
  mark: Mark | undefined;
  state: RowState;
  /** The column of the cell that keys are about; null in all rows but one. */
  cell: LogColumn | null;
}

/** `active` is the selected row that keys move on from. */
export type RowState = 'plain' | 'selected' | 'active';

/** The id under which `aria-activedescendant` finds a row. */
export function rowId(place: number): string {
  return `log-row-${place}`;
}

/** One line of the log. It renders again only if it moves, or is shown in another way. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { place, number, row, columns, state, cell, ...look } = props;
  return (
    <tr
      id={rowId(place)}
      className="log-row"
      data-place={place}
      data-number={number}
      data-active={state === 'active'}
      aria-rowindex={place + 1}
      aria-selected={state !== 'plain'}
      style={row?.colour ? coloursOf(row.colour.colour) : undefined}
    >
      {row === undefined ? (
        <Missing columns={columns} number={number} />
      ) : (
        columns.map((column) => (
          <LogCell
            key={column}
            id={column === cell ? cellId : undefined}
            column={column}
            row={row}
            {...look}
          />
        ))
      )}
    </tr>
  );
});

/** A row that is on its way, of which at most the number is known. */
function Missing({ columns, number }: { columns: readonly LogColumn[]; number: number | null }) {
  return columns.map((column) => (
    <td key={column} data-column={column}>
      {column === 'number' ? number : '…'}
    </td>
  ));
}

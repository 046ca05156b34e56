import type { MouseEvent, PointerEvent, RefObject } from 'react';
import type { LogColumn } from '../../../electron/contract';
import { sized } from '../../lib/columns';
import { fittingWidth } from '../../lib/fitting';
import { dragBorder, dragColumn } from './column-drag';
import { besideText, columnTitles } from './columns';
import { changeColumns } from './columns-store';
import { toolsStore } from './log-tools-store';

interface LogHeaderProps {
  columns: readonly LogColumn[];
  /** For whoever measures it. */
  header: RefObject<HTMLTableSectionElement | null>;
}

/**
 * The headings: dragged to another place, or by their borders to another width. With the keyboard the same
 * is done in the list of columns, which a click with the right button opens too.
 */
export function LogHeader({ columns, header }: LogHeaderProps) {
  return (
    <thead ref={header}>
      <tr aria-rowindex={1}>
        {columns.map((name) => (
          <th
            key={name}
            scope="col"
            data-column={name}
            title={`${columnTitles[name]}: drag to move, right-click for columns`}
            onPointerDown={(event) => onPress(event, name)}
            onContextMenu={openColumns}
          >
            {columnTitles[name]}
            <span
              className="log-border"
              aria-hidden="true"
              title="Drag to size, double-click to fit"
              onDoubleClick={(event) => fit(event.currentTarget, name)}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function openColumns(event: MouseEvent): void {
  event.preventDefault();
  toolsStore.setState({ popover: 'columns' });
}

function onPress(event: PointerEvent<HTMLElement>, name: LogColumn): void {
  if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
  // Else the text of headings would be selected on the way.
  event.preventDefault();
  const drag = event.target.matches('.log-border') ? dragBorder : dragColumn;
  drag(event.nativeEvent, event.currentTarget, name);
}

function fit(border: HTMLElement, name: LogColumn): void {
  const grid = border.closest<HTMLElement>('.log-grid');
  if (grid === null) return;
  const width = fittingWidth(grid, name, besideText);
  if (width !== null) changeColumns((columns) => sized(columns, name, width));
}

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LogColumn } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { useCommands } from '../../lib/commands';
import { filterUses, requestFilter, type FilterUse } from '../../lib/filter-request';
import { showOutcome } from '../outcome';
import { cellFilters } from './cell-filters';
import { columnTitles } from './columns';
import { viewStore, type Selected } from './log-store';

/** The column of the selected row that the commands for cells are about; null where they are about none. */
const cellStore = createStore<{ column: LogColumn | null }>(() => ({ column: null }));

export function useCell(): LogColumn | null {
  return useStore(cellStore, ({ column }) => column);
}

export function chosenCell(): LogColumn | null {
  return cellStore.getState().column;
}

/** The id under which `aria-activedescendant` finds the cell: there is one at most. */
export const cellId = 'log-cell';

/** The person points elsewhere now. */
export function forgetCell(): void {
  cellStore.setState({ column: null });
}

/**
 * Moves to the next cell of the selected row; to the left of the first one is the row itself. Returns whether the
 * key does that.
 */
export function moveCell(key: string): boolean {
  if ((key !== 'ArrowLeft' && key !== 'ArrowRight') || viewStore.getState().selected === null) {
    return false;
  }
  const headings = visibleHeadings();
  const column = stepped(
    headings.map(({ dataset }) => dataset['column'] as LogColumn),
    chosenCell(),
    key === 'ArrowRight' ? 1 : -1,
  );
  cellStore.setState({ column });
  const heading = headings.find(({ dataset }) => dataset['column'] === column);
  heading?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

/** The cell beside another; null is the row, in front of all. */
export function stepped(
  columns: readonly LogColumn[],
  from: LogColumn | null,
  step: 1 | -1,
): LogColumn | null {
  const at = from === null ? -1 : columns.indexOf(from);
  const next = Math.min(at + step, columns.length - 1);
  return columns[next] ?? null;
}

/** In their order. Narrow windows have some that nobody sees. */
function visibleHeadings(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>('.log-grid thead [data-column]');
  return [...all].filter((heading) => heading.getClientRects().length > 0);
}

/** Has the commands for cells done, as long as there is a cell that they are about. */
export function useCellCommands(selected: Selected | null): void {
  const column = useCell();
  useCommands(
    selected === null || column === null
      ? {}
      : Object.fromEntries(
          filterUses.map(({ use }) => [
            `cell.${use}`,
            () => void filterByCell(selected, column, use),
          ]),
        ),
  );
}

async function filterByCell(selected: Selected, column: LogColumn, use: FilterUse): Promise<void> {
  const detail = await call('log.detail', selected);
  if (!detail.ok) return showOutcome(detail);
  const cells = detail.value === null ? [] : cellFilters(detail.value);
  const cell = cells.find((each) => each.column === column);
  if (cell !== undefined) return requestFilter(cell.filter, use);
  const message = `No filter finds what is in the column “${columnTitles[column]}” of this datagram.`;
  showOutcome({ ok: false, error: { code: 'CALL_INAPPLICABLE', message, detail: '' } });
}

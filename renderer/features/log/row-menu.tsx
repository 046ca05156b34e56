import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { effectiveKey, type Detail } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore } from '../../lib/capture-store';
import { filterUses, requestFilter, type FilterUse } from '../../lib/filter-request';
import { settingsStore } from '../../lib/settings-store';
import { labelOfKey } from '../../lib/system';
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../ui/context-menu';
import { chosenCell } from './cell-cursor';
import { cellFilters, type CellFilter } from './cell-filters';
import { changeView, viewStore } from './log-store';
import { commandEntries } from './row-commands';
import { clicked as selectedBy, selectionOf } from './view';

/** The row that a menu is about. */
interface RowTarget {
  detail: Detail;
  /** The name of the column that was clicked; null where the menu was opened with the keys. */
  column: string | null;
}

/** What can be done with a row. */
export function rowEntries(target: RowTarget): MenuEntry[] {
  const { conversation } = target.detail.filters;
  return [
    ...filterEntries(target),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Follow conversation',
      run: conversation === null ? undefined : () => requestFilter(conversation, 'alone'),
    },
    { kind: 'separator' },
    ...commandEntries(),
  ];
}

/** For the cell that was clicked at once, for the others one level deeper. */
function filterEntries({ detail, column }: RowTarget): MenuEntry[] {
  const cells = cellFilters(detail);
  const clicked = cells.find((cell) => cell.column === column);
  const others = cells
    .filter((cell) => cell !== clicked)
    .map((cell): MenuEntry => ({
      kind: 'submenu',
      label: cell.title,
      detail: cell.filter,
      entries: usesOf(cell),
    }));
  if (clicked === undefined) return [{ kind: 'heading', label: 'Filter by' }, ...others];
  return [
    { kind: 'heading', label: clicked.filter },
    ...usesOf(clicked, keyLabels()),
    { kind: 'separator' },
    { kind: 'submenu', label: 'Filter by', entries: others },
  ];
}

function usesOf(
  { filter }: CellFilter,
  labels: Partial<Record<FilterUse, string>> = {},
): MenuEntry[] {
  return filterUses.map(({ use, label }) => ({
    kind: 'action',
    label,
    keyLabel: labels[use] ?? '',
    run: () => requestFilter(filter, use),
  }));
}

/** The keys that do the same to the cell that the arrow keys chose. */
function keyLabels(): Partial<Record<FilterUse, string>> {
  const { keys } = settingsStore.getState();
  const labels = filterUses.map(({ use }) => {
    const key = effectiveKey(`cell.${use}`, keys);
    return [use, key === null ? '' : labelOfKey(key)];
  });
  return Object.fromEntries(labels);
}

interface OpenMenu {
  target: RowTarget | null;
  point: MenuPoint | null;
}

const menuStore = createStore<OpenMenu>(() => ({ target: null, point: null }));

/** Selects the row that was clicked with the right button, and opens its menu. */
export function openMenuAtPointer(event: MouseEvent): void {
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  const place = Number(row?.dataset['place'] ?? NaN);
  if (row === null || Number.isNaN(place)) return;
  event.preventDefault();
  // What is selected stays where the click is within it.
  changeView((view, log) => {
    const selection = selectionOf(view, log);
    const isWithin = selection !== null && place >= selection.first && place <= selection.last;
    return isWithin ? view : selectedBy(view, place, 'one');
  });
  void open(place, columnOf(event.target), { x: event.clientX, y: event.clientY });
}

/** Opens the menu of the selected row, where that was asked for. Returns whether it was. */
export function openMenuByKey({ key, shiftKey }: KeyboardEvent): boolean {
  const { selected } = viewStore.getState();
  if (selected === null || !(key === 'ContextMenu' || (key === 'F10' && shiftKey))) return false;
  const row = document.querySelector(`.log-row[data-place="${selected}"]`);
  const { left, bottom } = row?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
  void open(selected, chosenCell(), { x: left + 48, y: bottom });
  return true;
}

/** The header has the names of the columns. */
function columnOf(target: EventTarget): string | null {
  const cell = target instanceof Element ? target.closest('td') : null;
  const header = cell?.closest('table')?.tHead?.rows[0]?.cells[cell.cellIndex];
  return header?.dataset['column'] ?? null;
}

async function open(place: number, column: string | null, point: MenuPoint): Promise<void> {
  const view = captureStore.getState().matches?.view ?? null;
  const detail = await call('log.detail', { view, place });
  if (!detail.ok || detail.value === null) return;
  menuStore.setState({ target: { detail: detail.value, column }, point });
}

function close(): void {
  menuStore.setState({ point: null });
  document.querySelector<HTMLElement>('.log-grid')?.focus();
}

/** The menu of a row, while it is open. */
export function RowMenu() {
  const { target, point } = useStore(menuStore);
  if (target === null) return null;
  return (
    <ContextMenu
      label={`Datagram ${target.detail.number}`}
      point={point}
      entries={rowEntries(target)}
      onClose={close}
    />
  );
}

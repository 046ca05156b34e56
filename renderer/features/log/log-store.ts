import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LogExtent, Row } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore, shownExtent, type Capture } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { RowCache } from './row-cache';
import { RowPull } from './row-pull';
import {
  arrived,
  found,
  initialView,
  rowInSight,
  selectionOf,
  settled,
  turned,
  type LogView,
} from './view';

/** The view of what this window shows: its log, or the matches of a filter. */
export const viewStore = createStore<LogView>(() => initialView);

/** The rows of the log, or of the matches of one applied filter, by their place there. */
interface ShownRows {
  cache: RowCache;
  pull: RowPull;
}

/** Each applied filter gets rows of its own, so that those of another are never shown for it. */
function rowsOf(view: number | null): ShownRows {
  const cache = new RowCache();
  const pull: RowPull = new RowPull({
    cache,
    pull: (wanted) => call('log.rows', { view, ...wanted }),
    arrived: ({ last }) => {
      if (shownRows.getState().pull === pull) viewStore.setState((shown) => arrived(shown, last));
    },
  });
  return { cache, pull };
}

/** Those of the log, which stay while a filter shows others. */
let logRows = rowsOf(null);

const shownRows = createStore<ShownRows>(() => logRows);

captureStore.subscribe((capture, before) => {
  const { matches } = capture;
  const isOther = matches?.view !== before.matches?.view;
  if (isOther) show(capture, before);
  if (areRowsOther(capture, before)) pullAnew(capture);
  if (matches === null) return;
  const known = isOther ? null : before.matches;
  if (matches.near !== null && (known?.near ?? null) === null) {
    const { near } = matches;
    viewStore.setState((view) => found(view, near));
  }
  if (matches.took !== null && (known?.took ?? null) === null) changeView(settled);
});

/** Shows the matches of another filter, or the log again, where it stands near what was in sight. */
function show(capture: Capture, before: Capture): void {
  const number = numberInSight(before);
  viewStore.setState((view) => turned(view, shownExtent(capture)));
  if (capture.matches === null) viewStore.setState((view) => found(view, number));
  shownRows.setState(capture.matches === null ? logRows : rowsOf(capture.matches.view));
}

/** Whether rows that are there have other colours now, or read otherwise. */
function areRowsOther(capture: Capture, before: Capture): boolean {
  const { assumptionsRevision = 0 } = capture.state ?? {};
  // Of a window that has just been opened nothing has been pulled.
  const known = before.state?.assumptionsRevision ?? assumptionsRevision;
  return capture.rules !== before.rules || assumptionsRevision !== known;
}

/** Has the rows pulled once more. */
function pullAnew({ matches }: Capture): void {
  logRows = rowsOf(null);
  shownRows.setState(matches === null ? logRows : rowsOf(matches.view));
}

/** The number in the log of the datagram that the person most likely looks at. */
export function numberInSight(capture: Capture = captureStore.getState()): number {
  const row = rowInSight(viewStore.getState(), shownExtent(capture));
  return shownRows.getState().cache.get(row)?.number ?? 1;
}

/** Changes the view by one of the functions of view.ts, with the newest extent of what is shown. */
export function changeView(change: (view: LogView, log: LogExtent) => LogView): void {
  const log = shownExtent(captureStore.getState());
  viewStore.setState((view) => change(view, log));
}

/** Where the selected row is, as `log.detail` takes it; null while none is selected. */
export interface Selected {
  view: number | null;
  place: number;
}

export function useSelected(): Selected | null {
  const view = useCapture(({ matches }) => matches?.view ?? null);
  const place = useStore(viewStore, ({ selected }) => selected);
  return useMemo(() => (place === null ? null : { view, place }), [view, place]);
}

/** How many rows are selected. */
export function useSelectionCount(): number {
  const log = useCapture(shownExtent);
  const selection = selectionOf(useView(), log);
  return selection === null ? 0 : selection.last + 1 - selection.first;
}

/** Ends the selection, which closes what shows more of it. */
export function deselect(): void {
  viewStore.setState({ selected: null, anchor: null });
}

export function useView(): LogView {
  return useStore(viewStore);
}

export function useRows(): ShownRows {
  return useStore(shownRows);
}

/** The selected row, where it has been pulled. */
export function selectedRow(): Row | undefined {
  const { selected } = viewStore.getState();
  return selected === null ? undefined : shownRows.getState().cache.get(selected);
}

/** The number in the log of the selected datagram; null where none is selected, or where it is not known yet. */
export function selectedNumber(): number | null {
  const { selected } = viewStore.getState();
  const isFiltered = captureStore.getState().matches !== null;
  return selectedRow()?.number ?? (isFiltered ? null : selected);
}

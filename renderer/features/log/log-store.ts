import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LogExtent } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore } from '../../lib/capture-store';
import { RowCache } from './row-cache';
import { RowPull } from './row-pull';
import { arrived, initialView, type LogView } from './view';

/** The view of the one log in this window. */
export const viewStore = createStore<LogView>(() => initialView);

export const rowCache = new RowCache();

export const rowPull = new RowPull({
  cache: rowCache,
  pull: (input) => call('log.rows', input),
  arrived: ({ last }) => viewStore.setState((view) => arrived(view, last)),
});

export const emptyExtent: LogExtent = { first: 1, last: 0, evicted: 0 };

/** Changes the view by one of the functions of view.ts, with the newest extent of the log. */
export function changeView(change: (view: LogView, log: LogExtent) => LogView): void {
  const log = captureStore.getState().state?.log ?? emptyExtent;
  viewStore.setState((view) => change(view, log));
}

export function useView(): LogView {
  return useStore(viewStore);
}

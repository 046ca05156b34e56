import { useStore } from 'zustand';
import type { Filters, SavedFilter } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { showView } from '../../lib/dock';
import { handleFilterRequests } from '../../lib/filter-request';
import { numberInSight } from '../log';
import { changeSettings, settingsStore } from '../../lib/settings-store';
import { Completer, type Completion } from './completion';
import { FilterEditor, type FilterField } from './filter-field';
import { isKeepable } from './saved';

/** The filter of what this window shows. */
export const filterEditor = new FilterEditor({
  check: (input) => call('filter.check', input),
  apply: (input) => call('filter.apply', input),
  clear: () => call('filter.clear', {}),
  remember: (texts) => void changeFilters({ history: texts.filter(isKeepable) }),
  near: () => numberInSight(),
});

filterEditor.learn(settingsStore.getState().filters.history);
settingsStore.subscribe(({ filters }, before) => {
  if (filters !== before.filters) filterEditor.learn(filters.history);
});

async function changeFilters(change: Partial<Filters>): Promise<void> {
  const { filters } = settingsStore.getState();
  const failure = await changeSettings({ filters: { ...filters, ...change } });
  if (failure !== null) filterEditor.state.setState({ failure });
}

/** Changes the filters that are kept under names. */
export function changeSaved(change: (saved: readonly SavedFilter[]) => SavedFilter[]): void {
  void changeFilters({ saved: change(settingsStore.getState().filters.saved) });
}

handleFilterRequests((expression, use) => {
  // Else nobody would see what it does.
  showView('log');
  void filterEditor.use(expression, use);
});

/** What may come next in the field. */
export const completer = new Completer((input) => call('filter.complete', input));

export function useCompletion(): Completion | null {
  return useStore(completer.state, ({ shown }) => shown);
}

export function useField(): FilterField {
  return useStore(filterEditor.state);
}

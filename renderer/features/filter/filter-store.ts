import { useStore } from 'zustand';
import { call } from '../../lib/bridge';
import { handleFilterRequests } from '../../lib/filter-request';
import { numberInSight } from '../log';
import { Completer, type Completion } from './completion';
import { FilterEditor, type FilterField } from './filter-field';

/** The filter of what this window shows. */
export const filterEditor = new FilterEditor({
  check: (input) => call('filter.check', input),
  apply: (input) => call('filter.apply', input),
  clear: () => call('filter.clear', {}),
  near: () => numberInSight(),
});

handleFilterRequests((expression, use) => void filterEditor.use(expression, use));

/** What may come next in the field. */
export const completer = new Completer((input) => call('filter.complete', input));

export function useCompletion(): Completion | null {
  return useStore(completer.state, ({ shown }) => shown);
}

export function useField(): FilterField {
  return useStore(filterEditor.state);
}

import { useStore } from 'zustand';
import { call } from '../../lib/bridge';
import { numberInSight } from '../log';
import { FilterEditor, type FilterField } from './filter-field';

/** The filter of what this window shows. */
export const filterEditor = new FilterEditor({
  check: (input) => call('filter.check', input),
  apply: (input) => call('filter.apply', input),
  clear: () => call('filter.clear', {}),
  near: () => numberInSight(),
});

export function useField(): FilterField {
  return useStore(filterEditor.state);
}

import { mostCompletions, success, type FilterCompletions, type filterCalls } from '../../contract';
import { checkFilter, completeFilter } from '../../engine';
import type { Matches } from '../matches';
import type { HandlersOf } from './group';

export function filterHandlers(matches: Matches): HandlersOf<typeof filterCalls> {
  return {
    'filter.check': ({ text }) => success(checkFilter(text)),
    'filter.complete': ({ text, cursor }) => success(completionsOf(text, cursor)),
    'filter.apply': ({ text, near }) => matches.apply(text, near),
    'filter.clear': () => {
      matches.clear();
      return success(null);
    },
  };
}

function completionsOf(text: string, cursor: number): FilterCompletions {
  const { from, to, items } = completeFilter(text, Math.min(cursor, text.length));
  const more = Math.max(0, items.length - mostCompletions);
  return { from, to, items: items.slice(0, mostCompletions), more };
}

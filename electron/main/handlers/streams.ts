import { success, type streamCalls } from '../../contract';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

export function streamHandlers({
  announcer,
  matches,
}: Pick<Shown, 'announcer' | 'matches'>): HandlersOf<typeof streamCalls> {
  return {
    'streams.open': () => {
      // The page is new, and has no filter.
      matches.clear();
      announcer.open();
      return success(null);
    },
    'streams.acknowledge': ({ sequence }) => {
      announcer.acknowledge(sequence);
      return success(null);
    },
  };
}

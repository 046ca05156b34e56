import { success, type streamCalls } from '../../contract';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

export function streamHandlers({
  announcer,
  matches,
  sending,
}: Pick<Shown, 'announcer' | 'matches' | 'sending'>): HandlersOf<typeof streamCalls> {
  const announcers = { capture: announcer, send: sending.announcer };
  return {
    'streams.open': ({ stream }) => {
      // The page is new, and has no filter.
      if (stream === 'capture') matches.clear();
      announcers[stream].open();
      return success(null);
    },
    'streams.acknowledge': ({ stream, sequence }) => {
      announcers[stream].acknowledge(sequence);
      return success(null);
    },
  };
}

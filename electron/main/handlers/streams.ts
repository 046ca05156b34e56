import { success, type streamCalls } from '../../contract';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

export function streamHandlers({
  announcer,
  matches,
  replayAnnouncer,
  replay,
}: Pick<Shown, 'announcer' | 'matches' | 'replayAnnouncer' | 'replay'>): HandlersOf<
  typeof streamCalls
> {
  const announcers = { capture: announcer, replay: replayAnnouncer };
  return {
    'streams.open': ({ stream }) => {
      // The page is new: it has no filter, and knows of no survey.
      if (stream === 'capture') matches.clear();
      else replay.forget();
      announcers[stream].open();
      return success(null);
    },
    'streams.acknowledge': ({ stream, sequence }) => {
      announcers[stream].acknowledge(sequence);
      return success(null);
    },
  };
}

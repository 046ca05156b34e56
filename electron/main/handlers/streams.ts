import { success, type streamCalls } from '../../contract';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

type StreamOwners = Pick<Shown, 'announcer' | 'matches' | 'sending' | 'replayAnnouncer' | 'replay'>;

export function streamHandlers({
  announcer,
  matches,
  sending,
  replayAnnouncer,
  replay,
}: StreamOwners): HandlersOf<typeof streamCalls> {
  const announcers = { capture: announcer, replay: replayAnnouncer, send: sending.announcer };
  return {
    'streams.open': ({ stream }) => {
      // The page is new: it has no filter, and knows of no survey.
      if (stream === 'capture') matches.clear();
      if (stream === 'replay') replay.forget();
      announcers[stream].open();
      return success(null);
    },
    'streams.acknowledge': ({ stream, sequence }) => {
      announcers[stream].acknowledge(sequence);
      return success(null);
    },
  };
}

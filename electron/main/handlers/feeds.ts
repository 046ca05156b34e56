import { success, type feedCalls } from '../../contract';
import type { Shown } from '../window';
import type { HandlersOf } from './group';

type FeedOwners = Pick<Shown, 'announcer' | 'matches' | 'sending' | 'replayAnnouncer' | 'replay'>;

export function feedHandlers({
  announcer,
  matches,
  sending,
  replayAnnouncer,
  replay,
}: FeedOwners): HandlersOf<typeof feedCalls> {
  const announcers = { capture: announcer, replay: replayAnnouncer, send: sending.announcer };
  return {
    'feeds.open': ({ feed }) => {
      // The page is new: it has no filter, and knows of no survey.
      if (feed === 'capture') matches.clear();
      if (feed === 'replay') replay.forget();
      announcers[feed].open();
      return success(null);
    },
    'feeds.acknowledge': ({ feed, sequence }) => {
      announcers[feed].acknowledge(sequence);
      return success(null);
    },
  };
}

import type { WebContents } from 'electron';
import { feedChannel, type Result } from '../../contract';
import type { ReplaySource } from '../../engine';
import { Announcer } from '../announcer';
import { ReplayOfWindow } from './replay-of-window';

/** Milliseconds between two frames that tell how a replay goes: ten a second. */
const interval = 100;

export interface ShownReplay {
  replay: ReplayOfWindow;
  replayAnnouncer: Announcer<'replay'>;
}

/** The replay of a window, of which its page is told, and which ends with the window. */
export function showReplay(contents: WebContents, source: () => Result<ReplaySource>): ShownReplay {
  const replay = new ReplayOfWindow(source, () => replayAnnouncer.changed());
  const replayAnnouncer = new Announcer<'replay'>(
    () => ({ state: replay.state() }),
    (frame) => contents.send(feedChannel('replay'), frame),
    interval,
  );
  // A page that went away acknowledges nothing; the next one opens the feed anew.
  contents.on('render-process-gone', () => replayAnnouncer.close());
  contents.once('destroyed', () => {
    replayAnnouncer.close();
    replay.close();
  });
  return { replay, replayAnnouncer };
}

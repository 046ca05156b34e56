import type { Bridge } from '../../electron/contract';
import type { CaptureStore } from './capture-store';
import { openFeed } from './feed';

interface CaptureFeedOptions {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  store: CaptureStore;
  /** Runs the callback when what the store holds has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/** Shows every frame of the capture feed in the store, until the returned function is called. */
export function openCaptureFeed({ bridge, store, afterPaint }: CaptureFeedOptions): () => void {
  return openFeed('capture', {
    bridge,
    afterPaint,
    show: ({ state, matches, rules, marks, alerts }) =>
      store.setState({ state, matches, rules, marks, alerts, failure: null }),
    fail: (failure) => store.setState({ failure }),
  });
}

import type { Bridge } from '../../electron/contract';
import type { CaptureStore } from './capture-store';
import { openStream } from './stream';

interface CaptureStreamOptions {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  store: CaptureStore;
  /** Runs the callback when what the store holds has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/** Shows every frame of the capture stream in the store, until the returned function is called. */
export function openCaptureStream({ bridge, store, afterPaint }: CaptureStreamOptions): () => void {
  return openStream('capture', {
    bridge,
    afterPaint,
    show: ({ state, matches, rules, marks, alerts }) =>
      store.setState({ state, matches, rules, marks, alerts, failure: null }),
    fail: (failure) => store.setState({ failure }),
  });
}

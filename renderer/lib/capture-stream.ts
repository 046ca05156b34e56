import type { Bridge, Result } from '../../electron/contract';
import type { CaptureStore } from './capture-store';

interface CaptureStreamOptions {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  store: CaptureStore;
  /** Runs the callback when what the store holds has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/**
 * Shows every frame of the capture stream in the store, until the returned function is called.
 * A frame is acknowledged only once it was painted: a slow window thereby slows the stream down
 * instead of falling behind it. The bridge must answer failures as values (see `call`).
 */
export function openCaptureStream({ bridge, store, afterPaint }: CaptureStreamOptions): () => void {
  const report = (result: Result<unknown>): void => {
    if (!result.ok) store.setState({ failure: result.error });
  };
  // The subscription comes first, or the first frame could pass unheard.
  const unsubscribe = bridge.subscribe('capture', ({ sequence, ...frame }) => {
    store.setState({ ...frame, failure: null });
    afterPaint(() => {
      void bridge.call('streams.acknowledge', { stream: 'capture', sequence }).then(report);
    });
  });
  void bridge.call('streams.open', { stream: 'capture' }).then(report);
  return unsubscribe;
}

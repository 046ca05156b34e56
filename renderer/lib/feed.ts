import type { Bridge, CallInput, Failure, Result, FeedFrame } from '../../electron/contract';

/** Feeds of which frames are acknowledged. */
export type AcknowledgedFeed = CallInput<'feeds.open'>['feed'];

interface FeedOptions<Name extends AcknowledgedFeed> {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  show: (frame: FeedFrame<Name>) => void;
  /** Told why no frames come. */
  fail: (failure: Failure) => void;
  /** Runs the callback when what was shown has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/**
 * Shows every frame of a feed, until the returned function is called. A frame is acknowledged only once it
 * was painted: a slow window thereby slows the feed down instead of falling behind it. The bridge must
 * answer failures as values (see `call`).
 */
export function openFeed<Name extends AcknowledgedFeed>(
  feed: Name,
  { bridge, show, fail, afterPaint }: FeedOptions<Name>,
): () => void {
  const report = (result: Result<unknown>): void => {
    if (!result.ok) fail(result.error);
  };
  // The subscription comes first, or the first frame could pass unheard.
  const unsubscribe = bridge.subscribe(feed, (frame) => {
    show(frame);
    afterPaint(() => {
      const { sequence } = frame;
      void bridge.call('feeds.acknowledge', { feed, sequence }).then(report);
    });
  });
  void bridge.call('feeds.open', { feed }).then(report);
  return unsubscribe;
}

import type { Bridge, CallInput, Failure, Result, StreamFrame } from '../../electron/contract';

/** Streams of which frames are acknowledged. */
export type AcknowledgedStream = CallInput<'streams.open'>['stream'];

interface StreamOptions<Name extends AcknowledgedStream> {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  show: (frame: StreamFrame<Name>) => void;
  /** Told why no frames come. */
  fail: (failure: Failure) => void;
  /** Runs the callback when what was shown has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/**
 * Shows every frame of a stream, until the returned function is called. A frame is acknowledged only once it
 * was painted: a slow window thereby slows the stream down instead of falling behind it. The bridge must
 * answer failures as values (see `call`).
 */
export function openStream<Name extends AcknowledgedStream>(
  stream: Name,
  { bridge, show, fail, afterPaint }: StreamOptions<Name>,
): () => void {
  const report = (result: Result<unknown>): void => {
    if (!result.ok) fail(result.error);
  };
  // The subscription comes first, or the first frame could pass unheard.
  const unsubscribe = bridge.subscribe(stream, (frame) => {
    show(frame);
    afterPaint(() => {
      const { sequence } = frame;
      void bridge.call('streams.acknowledge', { stream, sequence }).then(report);
    });
  });
  void bridge.call('streams.open', { stream }).then(report);
  return unsubscribe;
}

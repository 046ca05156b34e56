import { describe, expect, it, vi } from 'vitest';
import {
  failure,
  success,
  type Bridge,
  type CaptureState,
  type FeedFrame,
} from '../../electron/contract';
import { createCaptureStore } from './capture-store';
import { openCaptureFeed } from './capture-feed';

const state: CaptureState = {
  source: 'live',
  log: { first: 1, last: 0, evicted: 0 },
  files: { bytes: 0, lost: 0, failure: null },
  recording: null,
  unsaved: 0,
  totals: { received: 0, bytes: 0, perSecond: 0, bytesPerSecond: 0, dropped: 0 },
  sockets: [],
  incidents: [],
  assumptionsRevision: 0,
};

const marks = { revision: 0, failure: null };

function openWith(answer: unknown = success(null)) {
  const order: string[] = [];
  const paints: (() => void)[] = [];
  const listeners: ((frame: FeedFrame<'capture'>) => void)[] = [];
  const call = vi.fn((name: string, _input: unknown) => {
    order.push(name);
    return Promise.resolve(answer);
  });
  const bridge = {
    call,
    subscribe: (_name: string, listener: (typeof listeners)[number]) => {
      order.push('subscribe');
      listeners.push(listener);
      return () => order.push('unsubscribe');
    },
    // The fake answers every call alike, which the generic type of the bridge cannot express.
  } as unknown as Bridge;
  const store = createCaptureStore();
  const close = openCaptureFeed({ bridge, store, afterPaint: (paint) => paints.push(paint) });
  const send = (sequence: number) =>
    listeners.forEach((each) =>
      each({ sequence, state, matches: null, rules: 0, marks, alerts: [] }),
    );
  return { order, paints, call, store, close, send };
}

describe('capture feed', () => {
  it('subscribes before it opens the feed', () => {
    expect(openWith().order).toEqual(['subscribe', 'feeds.open']);
  });

  it('acknowledges a frame only after it was painted', () => {
    const { send, paints, call, store } = openWith();
    send(7);
    expect(store.getState().state).toBe(state);
    expect(call).toHaveBeenCalledTimes(1);
    paints[0]?.();
    expect(call).toHaveBeenLastCalledWith('feeds.acknowledge', {
      feed: 'capture',
      sequence: 7,
    });
  });

  it('keeps a failure for the screen until frames come again', async () => {
    const { store, send } = openWith(failure('INTERNAL', 'No.'));
    await vi.waitFor(() => expect(store.getState().failure?.message).toBe('No.'));
    send(1);
    expect(store.getState().failure).toBeNull();
  });

  it('ends the subscription', () => {
    const { close, order } = openWith();
    close();
    expect(order.at(-1)).toBe('unsubscribe');
  });
});

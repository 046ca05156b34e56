import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bridge, DemonstrationState, SendingState } from '../../../electron/contract';
import { openFeed } from '../../lib/feed';

/** The newest frame of the feed. */
interface Sent {
  /** The last sendings, the oldest first. */
  sendings: readonly SendingState[];
  demonstration: DemonstrationState | null;
}

export const sendStore = createStore<Sent>(() => ({ sendings: [], demonstration: null }));

interface SendFeedOptions {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  /** Runs the callback when what the store holds has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/** Shows every frame of the feed in the store, until the returned function is called. */
export function openSendFeed({ bridge, afterPaint }: SendFeedOptions): () => void {
  return openFeed('send', {
    bridge,
    afterPaint,
    show: ({ sendings, demonstration }) => sendStore.setState({ sendings, demonstration }),
    // The feed of the capture fails alike, and says so.
    fail: () => undefined,
  });
}

export function useSendings(): readonly SendingState[] {
  return useStore(sendStore, ({ sendings }) => sendings);
}

export function useDemonstration(): DemonstrationState | null {
  return useStore(sendStore, ({ demonstration }) => demonstration);
}

/** Whether something is being sent. */
export function useIsSending(): boolean {
  return useStore(sendStore, ({ sendings }) => sendings.at(-1)?.state === 'sending');
}

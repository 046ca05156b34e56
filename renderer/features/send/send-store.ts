import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bridge, DemonstrationState, SendingState } from '../../../electron/contract';

/** The newest frame of the stream. */
interface Sent {
  /** The last sendings, the oldest first. */
  sendings: readonly SendingState[];
  demonstration: DemonstrationState | null;
}

export const sendStore = createStore<Sent>(() => ({ sendings: [], demonstration: null }));

interface SendStreamOptions {
  bridge: Pick<Bridge, 'call' | 'subscribe'>;
  /** Runs the callback when what the store holds has reached the screen. */
  afterPaint: (callback: () => void) => void;
}

/** Shows every frame of the stream in the store, and acknowledges it once it was painted. */
export function openSendStream({ bridge, afterPaint }: SendStreamOptions): () => void {
  const unsubscribe = bridge.subscribe('send', ({ sequence, ...frame }) => {
    sendStore.setState(frame);
    afterPaint(() => void bridge.call('streams.acknowledge', { stream: 'send', sequence }));
  });
  void bridge.call('streams.open', { stream: 'send' });
  return unsubscribe;
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

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bridge, StreamFrame } from '../../../electron/contract';

type Outcome = StreamFrame<'saved'>;

/** What became of the last save; null once the person has read it. */
const outcomeStore = createStore<{ outcome: Outcome | null }>(() => ({ outcome: null }));

/** Keeps the outcome of every save for the screen. Returns a function that ends this. */
export function listenForSaves(bridge: Pick<Bridge, 'subscribe'>): () => void {
  return bridge.subscribe('saved', (outcome) => outcomeStore.setState({ outcome }));
}

export function useOutcome(): Outcome | null {
  return useStore(outcomeStore, ({ outcome }) => outcome);
}

export function dismissOutcome(): void {
  outcomeStore.setState({ outcome: null });
}

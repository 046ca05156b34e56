import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bridge, FeedFrame } from '../../../electron/contract';

type Outcome = FeedFrame<'outcome'>;

/** What became of the last command; null once the person has read it. */
const outcomeStore = createStore<{ outcome: Outcome | null }>(() => ({ outcome: null }));

/** Keeps the outcome of every command for the screen. Returns a function that ends this. */
export function listenForOutcomes(bridge: Pick<Bridge, 'subscribe'>): () => void {
  return bridge.subscribe('outcome', (outcome) => outcomeStore.setState({ outcome }));
}

/** Shows what became of something that has no place of its own on the screen. */
export function showOutcome(outcome: Outcome): void {
  outcomeStore.setState({ outcome });
}

export function useOutcome(): Outcome | null {
  return useStore(outcomeStore, ({ outcome }) => outcome);
}

export function dismissOutcome(): void {
  outcomeStore.setState({ outcome: null });
}

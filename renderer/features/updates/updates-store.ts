import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Bridge, UpdatesState } from '../../../electron/contract';
import { call } from '../../lib/bridge';

/** How it stands to newer versions; null until it is known. */
const updatesStore = createStore<{ state: UpdatesState | null }>(() => ({ state: null }));

/** Takes up how it stands, and every change of that. Never rejects. */
export async function followUpdates(bridge: Pick<Bridge, 'subscribe'>): Promise<void> {
  bridge.subscribe('updates', (state) => updatesStore.setState({ state }));
  const state = await call('updates.get', {});
  if (state.ok) updatesStore.setState({ state: state.value });
}

export function useUpdates(): UpdatesState | null {
  return useStore(updatesStore, ({ state }) => state);
}

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  defaultSettings,
  type Bridge,
  type Failure,
  type Settings,
  type SettingsChange,
} from '../../electron/contract';
import { call } from './bridge';

/** The settings that all windows go by, as the main process told them last. */
export const settingsStore = createStore<Settings>(() => defaultSettings);

/** Takes up the settings, and every change of them. Resolves once they are known; never rejects. */
export async function followSettings(bridge: Pick<Bridge, 'subscribe'>): Promise<void> {
  bridge.subscribe('settings', (settings) => settingsStore.setState(settings));
  const settings = await call('settings.get', {});
  if (settings.ok) settingsStore.setState(settings.value);
}

/** Changes areas of the settings; what the screen shows of them changes at once. */
export async function changeSettings(change: SettingsChange): Promise<Failure | null> {
  settingsStore.setState(change);
  const changed = await call('settings.change', change);
  return changed.ok ? null : changed.error;
}

/** Renders again when what `select` picks from the settings is another value than before. */
export function useSettings<Picked>(select: (settings: Settings) => Picked): Picked {
  return useStore(settingsStore, select);
}

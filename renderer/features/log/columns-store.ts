import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LogColumn, LogColumnSettings, LogSettings } from '../../../electron/contract';
import { sized } from '../../lib/columns';
import { changeSettings, settingsStore, useSettings } from '../../lib/settings-store';

/** A width that is being dragged, in rem: settings are written when it is let go. */
const draftStore = createStore<{ draft: { name: LogColumn; width: number } | null }>(() => ({
  draft: null,
}));

/** How the log is shown at the moment. */
export function useLogSettings(): LogSettings {
  const settings = useSettings(({ log }) => log);
  const draft = useStore(draftStore, (store) => store.draft);
  return useMemo(() => {
    if (draft === null) return settings;
    return { ...settings, columns: sized(settings.columns, draft.name, draft.width) };
  }, [settings, draft]);
}

export function changeLogSettings(change: Partial<LogSettings>): void {
  void changeSettings({ log: { ...settingsStore.getState().log, ...change } });
}

export function changeColumns(
  change: (columns: readonly LogColumnSettings[]) => LogColumnSettings[],
): void {
  changeLogSettings({ columns: change(settingsStore.getState().log.columns) });
}

export function draftWidth(name: LogColumn, width: number): void {
  draftStore.setState({ draft: { name, width } });
}

/** Keeps the width that was dragged last. */
export function keepDraft(): void {
  const { draft } = draftStore.getState();
  draftStore.setState({ draft: null });
  if (draft !== null) changeColumns((columns) => sized(columns, draft.name, draft.width));
}

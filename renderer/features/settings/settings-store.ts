import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The parts of the settings; null while none is shown. */
export type Section = 'appearance' | 'streams' | 'updates' | 'keys';

const sectionStore = createStore<{ section: Section | null }>(() => ({ section: null }));

export function openSettings(section: Section = 'appearance'): void {
  sectionStore.setState({ section });
}

export function closeSettings(): void {
  sectionStore.setState({ section: null });
}

export function useSection(): Section | null {
  return useStore(sectionStore, ({ section }) => section);
}

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const paletteStore = createStore<{ isOpen: boolean }>(() => ({ isOpen: false }));

export function openPalette(): void {
  paletteStore.setState({ isOpen: true });
}

export function closePalette(): void {
  paletteStore.setState({ isOpen: false });
}

export function usePalette(): boolean {
  return useStore(paletteStore, ({ isOpen }) => isOpen);
}

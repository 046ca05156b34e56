import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { initialDraft, type Draft } from './draft';
import type { TestDraft } from './test-draft';

/** What is being written: it is still there when the panel is opened again. */
export const draftStore = createStore<{ draft: Draft; loaded: string | null }>(() => ({
  draft: initialDraft,
  loaded: null,
}));

export function useDraft(): Draft {
  return useStore(draftStore, ({ draft }) => draft);
}

/** The name of the saved message that it was made from; null where it was made from none. */
export function useLoaded(): string | null {
  return useStore(draftStore, ({ loaded }) => loaded);
}

export function changeDraft(change: Partial<Draft>): void {
  draftStore.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

export function changeTest(change: Partial<TestDraft>): void {
  draftStore.setState(({ draft }) => ({ draft: { ...draft, test: { ...draft.test, ...change } } }));
}

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../../lib/bridge';
import type { ByteRange } from './bytes';
import { forgetCell } from '../log';
import { DetailPull, type Shown } from './detail-pull';

export const pull = new DetailPull(({ view, place }) => call('log.detail', { view, place }));

/** What the person points at: a field, by the id of its node, or bytes. */
export type Pointed = { kind: 'field'; id: string } | { kind: 'bytes'; range: ByteRange } | null;

interface Looking {
  /** Stays from datagram to datagram, so that a field can be watched. */
  pointed: Pointed;
  /** The ids of groups that are closed. */
  closed: ReadonlySet<string>;
  /** What is seen where both do not fit side by side. */
  tab: 'fields' | 'bytes';
}

export const lookingStore = createStore<Looking>(() => ({
  pointed: null,
  closed: new Set(),
  tab: 'fields',
}));

/** Bytes are those of one datagram: for another they mean nothing. */
pull.state.subscribe((shown, before) => {
  if (numberOf(shown) === numberOf(before)) return;
  if (lookingStore.getState().pointed?.kind === 'bytes') pointAt(null);
});

function numberOf(shown: Shown): number | null {
  return shown.kind === 'detail' ? shown.detail.number : null;
}

export function pointAt(pointed: Pointed): void {
  // The keys for filters are about what was pointed at last.
  if (pointed !== null) forgetCell();
  lookingStore.setState({ pointed });
}

export function setOpen(id: string, how: 'open' | 'closed'): void {
  lookingStore.setState(({ closed }) => {
    const changed = new Set(closed);
    if (how === 'open') changed.delete(id);
    else changed.add(id);
    return { closed: changed };
  });
}

export function showTab(tab: Looking['tab']): void {
  lookingStore.setState({ tab });
}

export function useLooking(): Looking {
  return useStore(lookingStore);
}

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Failure, Mark, Result } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { captureStore } from '../../lib/capture-store';

/** The marks of what this window shows, by the numbers of their datagrams in the order of the log. */
export interface ShownMarks {
  marks: ReadonlyMap<number, Mark>;
  /** Why the last change failed; null once one succeeds. */
  failure: Failure | null;
}

export const marksStore = createStore<ShownMarks>(() => ({ marks: new Map(), failure: null }));

captureStore.subscribe(({ marks }, before) => {
  if (marks.revision !== before.marks.revision) void pull();
});

/** A list that is asked for later is newer: answers come in the order of the calls. */
async function pull(): Promise<void> {
  const listed = await call('marks.list', {});
  if (!listed.ok) return marksStore.setState({ failure: listed.error });
  marksStore.setState({ marks: new Map(listed.value.map((mark) => [mark.number, mark])) });
}

/** Shows why a change failed, if it did. */
export async function tellOutcome(change: Promise<Result<null>>): Promise<void> {
  const changed = await change;
  marksStore.setState({ failure: changed.ok ? null : changed.error });
}

export function setComment(number: number, comment: string): void {
  void tellOutcome(call('marks.comment', { number, comment }));
}

export function removeMark(number: number): void {
  void tellOutcome(call('marks.remove', { number }));
}

/** The nearest mark behind or before a datagram, or from the other end on; null where there is none. */
export function markNear(
  marks: ReadonlyMap<number, Mark>,
  number: number,
  direction: 'next' | 'previous',
): Mark | null {
  const all = direction === 'next' ? [...marks.values()] : [...marks.values()].toReversed();
  const isAhead = (mark: Mark) =>
    direction === 'next' ? mark.number > number : mark.number < number;
  return all.find(isAhead) ?? all[0] ?? null;
}

export function useMarks(): ShownMarks {
  return useStore(marksStore);
}

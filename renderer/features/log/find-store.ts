import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallInput, CallOutput, Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { currentView } from './going';
import { changeView, viewStore } from './log-store';
import { say } from './log-tools-store';
import { captureStore, shownExtent } from '../../lib/capture-store';
import { rowInSight, shownAt } from './view';

type Direction = CallInput<'log.find'>['direction'];

interface Find {
  kind: 'text' | 'filter';
  text: string;
  state: 'idle' | 'searching';
  /** What is wrong with the text, or why the search failed. */
  failure: Failure | null;
}

export const findStore = createStore<Find>(() => ({
  kind: 'text',
  text: '',
  state: 'idle',
  failure: null,
}));

export function useFind(): Find {
  return useStore(findStore);
}

/** What is looked for from now on; the search for something else ends. */
export function lookFor(wanted: Partial<Pick<Find, 'kind' | 'text'>>): void {
  findStore.setState({ ...wanted, failure: null });
  endFind();
}

export function endFind(): void {
  if (findStore.getState().state === 'searching') void call('log.endFind', {});
}

/** Grows with each search: what one before tells is of no interest. */
let searches = 0;

/** Goes to the next or the previous datagram that has it. */
export async function find(direction: Direction): Promise<void> {
  const { kind, text } = findStore.getState();
  if (text === '') return;
  searches += 1;
  const search = searches;
  findStore.setState({ state: 'searching', failure: null });
  say('');
  const view = currentView();
  const found = await call('log.find', {
    view,
    from: startOf(direction),
    direction,
    what: { kind, text },
  });
  if (search !== searches) return;
  findStore.setState({ state: 'idle', failure: failureOf(found) });
  if (found.ok) show(found.value, text);
}

function failureOf(found: Awaited<ReturnType<typeof call<'log.find'>>>): Failure | null {
  return found.ok || found.error.code === 'CANCELLED' ? null : found.error;
}

/** Without a selected row, what is in sight counts too. */
function startOf(direction: Direction): number {
  const view = viewStore.getState();
  if (view.selected !== null) return view.selected;
  const inSight = rowInSight(view, shownExtent(captureStore.getState()));
  return direction === 'next' ? inSight - 1 : inSight + 1;
}

function show(found: CallOutput<'log.find'>, text: string): void {
  if (found === null) return say(`Nothing has “${text}”`);
  changeView((view, log) => shownAt(view, log, found.place));
  if (found.wrapped) say('Went on at the other end');
}

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallInput, StreamOrder } from '../../../electron/contract';
import { columnLooks } from './columns';

/** Which streams a person wants to see, and in which order. */
export type StreamChoice = Omit<CallInput<'streams.list'>, 'from' | 'count'>;

export const initialChoice: StreamChoice = {
  order: 'first',
  descending: false,
  text: '',
  multicastOnly: false,
  alarmedOnly: false,
};

export const choiceStore = createStore<StreamChoice>(() => initialChoice);

export function useChoice(): StreamChoice {
  return useStore(choiceStore);
}

/** As calls take it; longer texts are in no address. */
const longestText = 200;

export function choose(change: Partial<StreamChoice>): void {
  const { text = choiceStore.getState().text } = change;
  choiceStore.setState({ ...change, text: text.slice(0, longestText) });
}

/**
 * Orders by a column, or the other way round where it is the order already. The largest numbers are of
 * interest first; names, and the order in which streams came, are read from the beginning.
 */
export function reordered(choice: StreamChoice, order: StreamOrder): StreamChoice {
  if (order === choice.order) return { ...choice, descending: !choice.descending };
  const column = Object.values(columnLooks).find((each) => each.order === order);
  return { ...choice, order, descending: column?.kind !== 'text' && order !== 'first' };
}

/** Of a column, as `aria-sort` has it. */
export function sortOf(
  choice: StreamChoice,
  order: StreamOrder,
): 'ascending' | 'descending' | 'none' {
  if (choice.order !== order) return 'none';
  return choice.descending ? 'descending' : 'ascending';
}

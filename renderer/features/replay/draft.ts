import { defaultReplayForm, type ReplayForm } from '../../../electron/contract';

/** One line of a table: what is put in the place of what. */
export type Pair = ReplayForm['mappings'][number];

/** What stands in the form, as it was typed: what is kept for another run, and what is about one log alone. */
export interface ReplayDraft extends ReplayForm {
  /** `shown`: what the filter that is applied to the window lets through. */
  rows: 'all' | 'shown' | 'filter';
  filter: string;
  /** Numbers of datagrams, or times. */
  from: string;
  until: string;
  limit: string;
  startAt: string;
}

/** As the command does it, if nothing is said. */
export const initialDraft: ReplayDraft = {
  ...defaultReplayForm,
  rows: 'all',
  filter: '',
  from: '',
  until: '',
  limit: '',
  startAt: '',
};

/** What of it is kept: not which datagrams of this log, and not when. */
export function keptForm(draft: ReplayDraft): ReplayForm {
  const { rows: _rows, filter: _filter, from: _from, until: _until, ...others } = draft;
  const { limit: _limit, startAt: _startAt, ...form } = others;
  return form;
}

/** With an empty line at the end. */
export function withLine(pairs: readonly Pair[]): Pair[] {
  const id = Math.max(0, ...pairs.map((pair) => pair.id)) + 1;
  return [...pairs, { id, from: '', to: '' }];
}

export function withoutLine(pairs: readonly Pair[], id: number): Pair[] {
  return pairs.filter((pair) => pair.id !== id);
}

/** With another content of the line that has this number. */
export function withChanged(pairs: readonly Pair[], changed: Pair): Pair[] {
  return pairs.map((pair) => (pair.id === changed.id ? changed : pair));
}

/** Lines in which something stands. */
export function writtenLines(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ from, to }) => from.trim() !== '' || to.trim() !== '');
}

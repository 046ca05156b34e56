import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, Failure, FilterProblem, Result } from '../../../electron/contract';
import type { FilterUse } from '../../lib/filter-request';
import { combined } from './combined';
import { edited, emptyHistory, recalled, remembered, type History } from './history';

/** What the field for the filter holds, and what is known about it. */
export interface FilterField {
  text: string;
  /** Of the text as it is; `unknown` until it has been checked. */
  verdict: 'empty' | 'unknown' | 'valid' | 'doubtful' | 'invalid';
  /** What is wrong or doubtful; null where nothing is. */
  problem: FilterProblem | null;
  /** Why the filter could not be checked or applied; null until that happens. */
  failure: Failure | null;
  history: History;
}

/** The part of the main process that the field needs. */
export interface FilterCalls {
  check: (input: CallInput<'filter.check'>) => Promise<Result<FilterProblem | null>>;
  apply: (input: CallInput<'filter.apply'>) => Promise<Result<unknown>>;
  clear: () => Promise<Result<unknown>>;
  /** Keeps the filters that were applied. */
  remember: (texts: readonly string[]) => void;
  /** Number of the datagram that the person looks at. */
  near: () => number;
}

/** Milliseconds without a further keystroke after which a filter is checked. */
export const checkDelay = 150;

const blank: Omit<FilterField, 'history'> = {
  text: '',
  verdict: 'empty',
  problem: null,
  failure: null,
};

/** What can be done with the field, by keys and buttons. */
export class FilterEditor {
  readonly state: StoreApi<FilterField> = createStore<FilterField>(() => ({
    ...blank,
    history: emptyHistory,
  }));
  readonly #calls: FilterCalls;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(calls: FilterCalls) {
    this.#calls = calls;
  }

  /** The person typed. */
  edit(text: string): void {
    this.#write(text, edited(this.state.getState().history));
  }

  /** Another window, or the run before, has applied filters. */
  learn(texts: readonly string[]): void {
    const { history } = this.state.getState();
    // Who goes through the history goes on where they are.
    if (history.at < history.texts.length) return;
    this.state.setState({ history: { texts, at: texts.length, draft: '' } });
  }

  /** The person goes through the filters that were applied. Returns whether there is a further one. */
  recall(step: -1 | 1): boolean {
    const { history, text } = this.state.getState();
    const found = recalled(history, step, text);
    if (found !== null) this.#write(found.text, found.history);
    return found !== null;
  }

  /** Puts the suggestion in the place of what is wrong, and returns where the caret belongs. */
  correct({ from, to, suggestion }: FilterProblem): number {
    const { text } = this.state.getState();
    this.edit(text.slice(0, from) + suggestion + text.slice(to));
    return from + suggestion.length;
  }

  /** Applies what is in the field, if it makes sense; nothing in it means everything. */
  async apply(): Promise<void> {
    clearTimeout(this.#timer);
    const { text } = this.state.getState();
    if (isBlank(text)) return await this.clear();
    await this.#check(text);
    // A text that changed meanwhile is not the one that the person wanted to apply.
    const { text: shown, verdict } = this.state.getState();
    if (shown !== text || !isApplicable(verdict)) return;
    const applied = await this.#calls.apply({ text, near: this.#calls.near() });
    if (!applied.ok) return this.state.setState({ failure: applied.error });
    const history = remembered(this.state.getState().history, text);
    this.state.setState({ history });
    this.#calls.remember(history.texts);
  }

  /** Applies an expression, alone or with what is in the field, where it can be seen and changed. */
  async use(expression: string, use: FilterUse): Promise<void> {
    this.edit(combined(this.state.getState().text, expression, use));
    await this.apply();
  }

  /** Puts a filter into the field and applies it. */
  async show(text: string): Promise<void> {
    this.edit(text);
    await this.apply();
  }

  /** Empties the field and shows everything. */
  async clear(): Promise<void> {
    this.edit('');
    const cleared = await this.#calls.clear();
    if (!cleared.ok) this.state.setState({ failure: cleared.error });
  }

  #write(text: string, history: History): void {
    clearTimeout(this.#timer);
    const verdict = isBlank(text) ? 'empty' : 'unknown';
    this.state.setState({ ...blank, text, verdict, history });
    if (verdict === 'unknown') this.#timer = setTimeout(() => void this.#check(text), checkDelay);
  }

  async #check(text: string): Promise<void> {
    const checked = await this.#calls.check({ text });
    if (this.state.getState().text !== text) return;
    if (!checked.ok) return this.state.setState({ failure: checked.error });
    const problem = checked.value;
    this.state.setState({ verdict: verdictOn(problem), problem });
  }
}

function verdictOn(problem: FilterProblem | null): FilterField['verdict'] {
  if (problem === null) return 'valid';
  return problem.tone === 'wrong' ? 'invalid' : 'doubtful';
}

/** Whether a filter makes sense, be it clear or doubtful. */
export function isApplicable(verdict: FilterField['verdict']): boolean {
  return verdict === 'valid' || verdict === 'doubtful';
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

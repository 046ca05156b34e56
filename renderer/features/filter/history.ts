import { longestHistory } from '../../../electron/contract';

/** The filters that were applied last, and the way through them with the arrow keys. */
export interface History {
  /** The oldest first; none twice. */
  readonly texts: readonly string[];
  /** Which of them is in the field; `texts.length` while that is what the person typed. */
  readonly at: number;
  /** What the person typed before going back. */
  readonly draft: string;
}

export const emptyHistory: History = { texts: [], at: 0, draft: '' };

/** The history after a filter was applied: it is the newest now. */
export function remembered({ texts }: History, text: string): History {
  const kept = [...texts.filter((other) => other !== text), text].slice(-longestHistory);
  return { texts: kept, at: kept.length, draft: '' };
}

/** One step back (-1) or forth (1) from the text in the field; null where there is nothing further. */
export function recalled(
  history: History,
  step: -1 | 1,
  text: string,
): { history: History; text: string } | null {
  const { texts, at } = history;
  const next = at + step;
  // What was applied and still stands in the field is no step.
  if (step === -1 && at === texts.length && texts[next] === text) {
    return recalled({ ...history, at: next }, step, text);
  }
  if (next < 0 || next > texts.length) return null;
  const draft = at === texts.length ? text : history.draft;
  return { history: { texts, at: next, draft }, text: texts[next] ?? draft };
}

/** The history after the person typed: what is in the field is a draft again. */
export function edited({ texts }: History): History {
  return { texts, at: texts.length, draft: '' };
}

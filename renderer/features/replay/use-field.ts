import { useMemo } from 'react';
import type { ReplayDraft } from './draft';
import { problemsOf } from './replay-desk';
import { desk, useDesk } from './replay-store';

/** Names of what is typed. */
export type TextFieldName = {
  [Name in keyof ReplayDraft]: ReplayDraft[Name] extends string
    ? string extends ReplayDraft[Name]
      ? Name
      : never
    : never;
}[keyof ReplayDraft];

/** What a text field shows of the draft, and how it changes it. */
export function useField(name: TextFieldName): {
  value: string;
  problem: string | undefined;
  onValue: (value: string) => void;
} {
  const value = useDesk(({ draft }) => draft[name]);
  const problem = useProblem(name);
  return { value, problem, onValue: (text) => desk.edit({ [name]: text }) };
}

/** What is wrong with a field of the draft; undefined while nothing is. */
export function useProblem(field: string): string | undefined {
  const draft = useDesk((shown) => shown.draft);
  const wrongTexts = useDesk((shown) => shown.wrongTexts);
  const tried = useDesk((shown) => shown.tried);
  const problems = useMemo(
    () => problemsOf({ draft, wrongTexts, tried }),
    [draft, wrongTexts, tried],
  );
  return problems[field];
}

import { escapeControls, type FilterProblem } from '../../../electron/contract';

/** Characters that are shown on either side of what is wrong, and of it. */
const reach = 40;

interface Excerpt {
  before: string;
  /** A space where something is missing. */
  wrong: string;
  after: string;
}

/** What is wrong in a filter with as much around it as fits a line; nothing in it is obeyed. */
export function excerpt(text: string, { from, to }: Pick<FilterProblem, 'from' | 'to'>): Excerpt {
  const wrong = text.slice(from, to);
  return {
    before: escapeControls(
      from > reach ? `…${text.slice(from - reach, from)}` : text.slice(0, from),
    ),
    wrong: escapeControls(wrong.length > reach ? `${wrong.slice(0, reach)}…` : wrong || ' '),
    after: escapeControls(
      text.length - to > reach ? `${text.slice(to, to + reach)}…` : text.slice(to),
    ),
  };
}

import type { RefObject } from 'react';
import { escapeControls, type FilterProblem } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { filterEditor, useField } from './filter-store';
import { excerpt } from './excerpt';

interface ProblemProps {
  id: string;
  problem: FilterProblem;
  input: RefObject<HTMLInputElement | null>;
}

/** What is wrong or doubtful in the filter, where, and what may have been meant. */
export function Problem({ id, problem, input }: ProblemProps) {
  const { text } = useField();
  const { before, wrong, after } = excerpt(text, problem);
  const correct = () => {
    const caret = filterEditor.correct(problem);
    input.current?.focus();
    // The text of the field changes with the next rendering.
    requestAnimationFrame(() => input.current?.setSelectionRange(caret, caret));
  };
  return (
    <div className="filter-problem" data-tone={problem.tone}>
      <p id={id}>{sentence(escapeControls(problem.message))}</p>
      <code>
        {before}
        <mark>{wrong}</mark>
        {after}
      </code>
      {problem.suggestion !== '' && (
        <Button onClick={correct}>
          Use <code>{problem.suggestion}</code>
        </Button>
      )}
    </div>
  );
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

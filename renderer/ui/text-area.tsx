import { useId, type ComponentProps, type ReactNode } from 'react';
import './text-area.css';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange'> {
  label: string;
  value: string;
  /** What is wrong with the value; undefined while nothing is. */
  problem?: ReactNode;
  onValue: (value: string) => void;
}

/** Lines of text with their label above and, where there is one, their problem below. */
export function TextArea({ label, problem, onValue, ...rest }: TextAreaProps) {
  const id = useId();
  const problemId = `${id}-problem`;
  return (
    <div className="text-area">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      {problem !== undefined && (
        <div id={problemId} className="text-area-problem">
          {problem}
        </div>
      )}
    </div>
  );
}

import { useId, type ComponentProps } from 'react';
import './text-field.css';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  label: string;
  value: string;
  /** What is wrong with the value, in words; undefined while nothing is. */
  problem?: string | undefined;
  onValue: (value: string) => void;
}

/** A line of text with its label above and, where there is one, its problem below. */
export function TextField({ label, problem, onValue, className = '', ...rest }: TextFieldProps) {
  const id = useId();
  const problemId = `${id}-problem`;
  return (
    <div className={`text-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : problemId}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      {problem !== undefined && (
        <p id={problemId} className="text-field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}

import { useId, type ComponentProps, type ReactNode } from 'react';
import './select-field.css';

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'onChange'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** `option` and `optgroup` elements. */
  children: ReactNode;
}

/** A choice among many, with its label above: the list is the system's own. */
export function SelectField({ label, value, onValue, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="select-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value)} {...rest}>
        {children}
      </select>
    </div>
  );
}

import type { ReactNode } from 'react';
import './check-box.css';

interface CheckBoxProps {
  checked: boolean;
  onChecked: (checked: boolean) => void;
  /** What is so while it is checked. */
  children: ReactNode;
}

/** Something that is so or not, with its label behind it. */
export function CheckBox({ checked, onChecked, children }: CheckBoxProps) {
  return (
    <label className="check-box">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChecked(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

import './check-field.css';

interface CheckFieldProps {
  label: string;
  /** What it does, for those who do not know the term. */
  title?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}

/** Something that is on or off. */
export function CheckField({ label, title, checked, onChecked }: CheckFieldProps) {
  return (
    <label className="check-field" title={title}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useSettings } from '../../lib/settings-store';
import { Button } from '../../ui/button';
import { nameProblem } from './saved';

interface FilterNameFormProps {
  label: string;
  /** The name so far; null for a filter that has none yet. */
  present: string | null;
  onName: (name: string) => void;
  onDone: () => void;
}

/** Asks for the name of a filter, in a line. Enter keeps it, Escape leaves all as it was. */
export function FilterNameForm({ label, present, onName, onDone }: FilterNameFormProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // The person has just asked to name it.
  useEffect(() => input.current?.focus(), []);
  const [name, setName] = useState(present ?? '');
  const saved = useSettings(({ filters }) => filters.saved);
  const problem = nameProblem(name, saved, present);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };
  return (
    <form
      className="filter-name-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== null) return;
        onName(name.trim());
        onDone();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        type="text"
        ref={input}
        onKeyDown={leave}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        placeholder={label}
        value={name}
        aria-invalid={name !== '' && problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" aria-disabled={problem !== null}>
        Save
      </Button>
      <Button look="plain" onClick={onDone}>
        Cancel
      </Button>
      <span id={`${id}-problem`} className="filter-name-problem">
        {name === '' ? '' : problem}
      </span>
    </form>
  );
}

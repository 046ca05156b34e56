import { useState, type KeyboardEvent } from 'react';
import { TextField } from '../../ui/text-field';
import { optionLabels, problemOfOption, textOfOption, type NumberOption } from './option-draft';

interface NumberOptionFieldProps {
  name: NumberOption;
  /** As the system has it; null where that is not known. */
  value: number | null;
  /** Told what was typed, once it is finished and right. */
  onText: (text: string) => void;
}

/** A number that is changed by Enter, or by leaving the field; Escape takes the typing back. */
export function NumberOptionField({ name, value, onText }: NumberOptionFieldProps) {
  /** Null while nothing is being typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = textOfOption(name, value);
  const problem = typed === null ? undefined : problemOfOption(name, typed);
  const finish = () => {
    if (typed === null || problem !== undefined) return;
    setTyped(null);
    if (typed.trim() !== shown) onText(typed);
  };
  const finishByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish();
    if (event.key === 'Escape') setTyped(null);
  };
  return (
    <TextField
      label={optionLabels[name]}
      inputMode="numeric"
      placeholder="usual"
      value={typed ?? shown}
      problem={problem}
      onValue={setTyped}
      onBlur={finish}
      onKeyDown={finishByKey}
    />
  );
}

import { useRef, useState } from 'react';
import { Button } from './button';
import './copyable.css';

type Outcome = 'none' | 'copied' | 'selected';

const words: Record<Outcome, string> = {
  none: '',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C to copy',
};

/** A line of text, a command for example, with a button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const code = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome>('none');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // The clipboard may be denied; the selection leaves the person one keystroke away from it.
      if (code.current !== null) window.getSelection()?.selectAllChildren(code.current);
      setOutcome('selected');
    }
  };
  return (
    <div className="copyable">
      <code ref={code}>{text}</code>
      <Button aria-label={label} onClick={() => void copy()}>
        Copy
      </Button>
      <span className="copyable-outcome" aria-live="polite">
        {words[outcome]}
      </span>
    </div>
  );
}

import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button';

interface SectionProps {
  title: string;
  /** Makes what is copied. */
  csv: () => string;
  children: ReactNode;
}

/** A part of the statistics, which can be copied as CSV. */
export function Section({ title, csv, children }: SectionProps) {
  const id = useId();
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(csv());
      setOutcome('Copied');
    } catch {
      setOutcome('The clipboard refused it');
    }
  };
  return (
    <section className="statistics-section" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <span aria-live="polite">{outcome}</span>
        <Button look="plain" aria-label={`Copy CSV: ${title}`} onClick={() => void copy()}>
          Copy CSV
        </Button>
      </header>
      {children}
    </section>
  );
}

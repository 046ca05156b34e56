import { useState, type ReactNode } from 'react';
import { Icon } from './icon';
import './disclosure.css';

interface DisclosureProps {
  /** What is inside, and in a few words how it is set. */
  summary: ReactNode;
  title?: string;
  children: ReactNode;
}

/** Something of which only a line is seen until it is opened; what is inside is not there before. */
export function Disclosure({ summary, title, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="disclosure" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary title={title}>
        <span className="disclosure-words">{summary}</span>
        <Icon name="expand" />
      </summary>
      {isOpen && <div className="disclosure-body">{children}</div>}
    </details>
  );
}

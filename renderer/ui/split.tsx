import type { ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import './split.css';

export { Panel };

interface SplitProps {
  /** `columns` stand side by side, `rows` one above the other. */
  direction: 'columns' | 'rows';
  className?: string;
  /** Told what a person has made of it: the shares of the parts in percent, by their `id`. */
  onSizes: (sizes: Readonly<Record<string, number>>) => void;
  children: ReactNode;
}

/** Parts whose sizes can be changed, by dragging what is between them or with the arrow keys. */
export function Split({ direction, className = '', onSizes, children }: SplitProps) {
  const keep = (layout: Layout, { isUserInteraction }: { isUserInteraction: boolean }) => {
    if (isUserInteraction) onSizes(layout);
  };
  return (
    <Group
      className={`split ${className}`}
      orientation={direction === 'columns' ? 'horizontal' : 'vertical'}
      onLayoutChanged={keep}
    >
      {children}
    </Group>
  );
}

/** What is between two parts. `label` says what is resized. */
export function Divider({ label }: { label: string }) {
  return <Separator className="divider" aria-label={label} />;
}

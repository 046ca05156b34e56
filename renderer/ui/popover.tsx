import { Popover as Base } from '@base-ui/react/popover';
import { useState, type ReactNode } from 'react';
import { Button } from './button';
import './popover.css';

interface PopoverProps {
  title: string;
  /** What is on the button that opens it. */
  label: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}

/**
 * A button, and something over the window that it opens, until Escape or a click elsewhere. It stays within the
 * part of the window that its button is in: half a field of another part could not be hit any more.
 */
export function Popover({ title, label, open, onOpen, children }: PopoverProps) {
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpen}>
      <Base.Trigger ref={setTrigger} render={<Button look="plain" />}>
        {label}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          className="popover-positioner"
          side="bottom"
          align="end"
          sideOffset={4}
          collisionBoundary={trigger?.closest('main') ?? 'clipping-ancestors'}
        >
          <Base.Popup className="popover">
            <Base.Title className="popover-title">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef, type ReactNode } from 'react';
import { Button } from './button';
import { Icon } from './icon';
import './dialog.css';

interface DialogProps {
  title: string;
  /** `bare` shows neither its title nor a button that closes it: what is in it says enough. */
  look?: 'titled' | 'bare';
  onClose: () => void;
  children: ReactNode;
}

const controls = 'input:not([type=radio]), input:checked, textarea, select, button';

/** Something over the window that has the keyboard until it is closed, by Escape or by a click beside it. */
export function Dialog({ title, look = 'titled', onClose, children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  // Who opens a dialog wants what is in it, not the button that closes it.
  const firstControl = () => body.current?.querySelector<HTMLElement>(controls) ?? true;
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup className={`dialog dialog-${look}`} initialFocus={firstControl}>
          <header className={look === 'bare' ? 'visually-hidden' : 'dialog-bar'}>
            <Base.Title>{title}</Base.Title>
            {look === 'titled' && (
              <Button look="plain" aria-label="Close" title="Close (Esc)" onClick={onClose}>
                <Icon name="close" />
              </Button>
            )}
          </header>
          <div ref={body} className="dialog-body">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

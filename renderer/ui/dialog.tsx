import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
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

/** Something over the window that has the keyboard until it is closed, by Escape or by a click beside it. */
export function Dialog({ title, look = 'titled', onClose, children }: DialogProps) {
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup className={`dialog dialog-${look}`}>
          <header className={look === 'bare' ? 'visually-hidden' : 'dialog-bar'}>
            <Base.Title>{title}</Base.Title>
            {look === 'titled' && (
              <Button look="plain" aria-label="Close" title="Close (Esc)" onClick={onClose}>
                <Icon name="close" />
              </Button>
            )}
          </header>
          <div className="dialog-body">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

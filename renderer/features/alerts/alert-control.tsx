import { useState, type ToggleEvent } from 'react';
import { liveState } from '../../lib/capture-store';
import { useCapture } from '../../lib/use-capture';
import { AlertList } from './alert-list';
import { newestUnseen, unseen } from './unseen';
import './alerts.css';

const listId = 'alert-list';

/** How many alerts nobody has seen yet, and the list of alerts, which opens from it. */
export function AlertControl() {
  const isLive = useCapture((capture) => liveState(capture) !== null);
  return isLive && <Control />;
}

function Control() {
  const [isOpen, setOpen] = useState(false);
  const count = useCapture(({ alerts }) => unseen(alerts).length);
  const newest = useCapture(({ alerts }) => newestUnseen(alerts)?.rule ?? null);
  const toggled = ({ newState }: ToggleEvent<HTMLElement>) => setOpen(newState === 'open');
  return (
    <div className="alert-control">
      <button type="button" className="alert-button" data-unseen={count > 0} popoverTarget={listId}>
        {count === 1 ? '1 alert' : `${count} alerts`}
      </button>
      {/* There before its contents, or screen readers would not announce them. */}
      <output className="visually-hidden">{newest !== null && `Alert: ${newest}`}</output>
      <section
        id={listId}
        className="alert-panel"
        aria-label="Alerts"
        popover="auto"
        onToggle={toggled}
      >
        {isOpen && <AlertList />}
      </section>
    </div>
  );
}

import { useState } from 'react';
import type { ReplayRun } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatClock } from '../../lib/format-time';
import { seekReplay } from './replay-store';
import './position.css';

/** How far the replay is, as a slider by which it goes on elsewhere. */
export function Position({ run }: { run: ReplayRun }) {
  const { first, last, progress, loops } = run;
  /** Where the slider is held; null while it is let go. */
  const [held, setHeld] = useState<number | null>(null);
  const row = held ?? Math.min(last, Math.max(first, progress.row));
  // What is sought is told to the replay once it is let go, not at every place on the way.
  const letGo = () => {
    if (held !== null) seekReplay(String(held));
    setHeld(null);
  };
  return (
    <div className="replay-position">
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`Datagram ${formatCount(row)} of ${formatCount(first)} to ${formatCount(last)}`}
        min={first}
        max={Math.max(first, last)}
        value={row}
        onChange={({ target }) => setHeld(Number(target.value))}
        onPointerUp={letGo}
        onKeyUp={letGo}
        onBlur={letGo}
      />
      <div className="replay-position-words">
        <span>
          {held === null && progress.row === 0 ? '–' : formatCount(row)} / {formatCount(last)}
        </span>
        {(loops !== 1 || progress.loop > 1) && (
          <span>{loops === 0 ? `loop ${progress.loop}` : `loop ${progress.loop} of ${loops}`}</span>
        )}
        <span>{progress.time === null ? '' : formatClock(progress.time)}</span>
      </div>
    </div>
  );
}

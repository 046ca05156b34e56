import { useCapture } from '../../lib/use-capture';
import { AlertControl } from '../alerts';
import { useSelected } from '../log';
import { countersOf } from './counters';
import { RecordingControl } from './recording-control';
import './status-bar.css';

/** How the capture or file does, whether it is recorded, and its alerts. */
export function StatusBar() {
  return (
    <footer className="status-bar">
      <Counters />
      <RecordingControl />
      <AlertControl />
    </footer>
  );
}

/** They change thirty times a second, so nothing announces them. */
function Counters() {
  const state = useCapture((capture) => capture.state);
  const matches = useCapture((capture) => capture.matches);
  const selected = useSelected()?.place ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output cannot hold a list
    <div role="status" aria-live="off" aria-label="Capture">
      <dl>
        {state !== null &&
          countersOf(state, { matches, selected }).map((counter) => (
            <div key={counter.testId} className="status-counter" data-tone={counter.tone}>
              <dt>{counter.label}</dt>
              <dd data-testid={counter.testId}>{counter.value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

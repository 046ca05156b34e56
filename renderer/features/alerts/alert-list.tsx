import { useState } from 'react';
import { alertText, type Alert as RaisedAlert, type Failure } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatClock, formatInstant } from '../../lib/format-time';
import { useCapture } from '../../lib/use-capture';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { unseen } from './unseen';

/** The last alerts, the newest first, and what can be done about all of them. */
export function AlertList() {
  const [failure, setFailure] = useState<Failure | null>(null);
  const alerts = useCapture((capture) => capture.alerts);
  const run = async (name: 'alerts.acknowledge' | 'alerts.clear') => {
    const result = await call(name, {});
    setFailure(result.ok ? null : result.error);
  };
  return (
    <>
      <header className="alert-bar">
        <h2>Alerts</h2>
        <Button
          aria-disabled={unseen(alerts).length === 0}
          onClick={() => void run('alerts.acknowledge')}
        >
          Acknowledge all
        </Button>
        <Button aria-disabled={alerts.length === 0} onClick={() => void run('alerts.clear')}>
          Clear
        </Button>
      </header>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      {alerts.length === 0 ? (
        <p className="alert-none">No alerts. Rules for them come with File → Import Rules…</p>
      ) : (
        <ul className="alert-lines" aria-label="Alerts">
          {alerts.toReversed().map((alert) => (
            <Line key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ alert }: { alert: RaisedAlert }) {
  return (
    <li className="alert-line" data-unseen={!alert.acknowledged}>
      <time title={formatInstant(alert.time)}>{formatClock(alert.time).slice(0, 8)}</time>
      <span className="alert-rule">{alert.rule}</span>
      <span>{alertText(alert)}</span>
    </li>
  );
}

import { useState } from 'react';
import { jsonText, type ReplayReport } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { FailureAlert } from './failure-alert';
import { desk } from './replay-store';

type Outcome = { ok: true; text: string } | { ok: false; message: string; detail: string };

/** Keeps the report, and goes on to the next replay. */
export function ReportActions({ report }: { report: ReplayReport }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(jsonText({ report }, 2));
      setOutcome({ ok: true, text: 'Copied' });
    } catch {
      const detail = 'Save it instead.';
      setOutcome({ ok: false, message: 'The clipboard did not take the report.', detail });
    }
  };
  const save = async () => {
    const saved = await call('replay.save', {});
    if (!saved.ok) setOutcome({ ok: false, ...saved.error });
    else if (saved.value !== null) setOutcome({ ok: true, text: `Saved as ${saved.value.path}` });
  };
  return (
    <div className="replay-foot">
      <FailureAlert />
      {outcome?.ok === false && (
        <Alert tone="danger" message={outcome.message} detail={outcome.detail} />
      )}
      <output className="replay-words">{outcome?.ok === true && outcome.text}</output>
      <div className="replay-actions">
        <Button look="primary" onClick={() => void desk.survey()}>
          Replay again
        </Button>
        <Button onClick={() => void desk.back()}>Change</Button>
        <Button aria-label="Copy the report as JSON" onClick={() => void copy()}>
          Copy
        </Button>
        <Button aria-label="Save the report as JSON" onClick={() => void save()}>
          Save…
        </Button>
      </div>
    </div>
  );
}

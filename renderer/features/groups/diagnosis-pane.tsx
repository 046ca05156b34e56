import type { KeyboardEvent } from 'react';
import { formatDiagnosisTarget, type DiagnosisState, type Heard } from '../../../electron/contract';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Alert, Notice } from '../../ui/notice';
import { DiagnosisForm } from './diagnosis-form';
import { DiagnosisReportView } from './diagnosis-report';
import { closeDiagnosis, useDiagnosis } from './diagnosis-store';
import { focusTree } from './groups-store';
import { heardWords, toneOf } from './diagnosis-words';
import './diagnosis.css';

/** Why a group arrives or does not: what is asked, and what was found out. */
export function DiagnosisPane() {
  const state = useDiagnosis((diagnosis) => diagnosis.state);
  const failure = useDiagnosis((diagnosis) => diagnosis.failure);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a way out, from all that is in it
    <section className="diagnosis" aria-labelledby="diagnosis-heading" onKeyDown={closeOnEscape}>
      <header className="diagnosis-bar">
        <h2 id="diagnosis-heading">Diagnosis</h2>
        <Button look="plain" aria-label="Close diagnosis" title="Close (Esc)" onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else keys could not scroll it */}
      <div className="diagnosis-body" tabIndex={0}>
        <DiagnosisForm />
        {failure !== null && <Alert tone="danger" {...failure} />}
        <VerdictLine state={state} />
        <Outcome state={state} />
      </div>
    </section>
  );
}

/** There before the verdict is, so that screen readers hear it come. */
function VerdictLine({ state }: { state: DiagnosisState }) {
  const verdict = state.phase === 'done' ? state.report.verdict : null;
  return (
    <div className="diagnosis-verdict" data-testid="verdict" aria-live="polite">
      {verdict !== null && <Notice tone={toneOf(verdict)} message={verdict.words} detail="" />}
    </div>
  );
}

function Outcome({ state }: { state: DiagnosisState }) {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'running':
      return <Progress state={state} />;
    case 'done':
      return <DiagnosisReportView report={state.report} />;
    case 'failed':
      return <Alert tone="danger" {...state.error} />;
  }
}

function Progress({ state }: { state: Extract<DiagnosisState, { phase: 'running' }> }) {
  const { target, elapsed, expected, heard } = state;
  return (
    <div className="diagnosis-progress">
      <progress value={Math.min(elapsed, expected)} max={expected} aria-label="Diagnosed" />
      <span>
        Looking at {formatDiagnosisTarget(target)}, {Math.floor(elapsed)} of at most{' '}
        {Math.ceil(expected)} s
      </span>
      <HeardSoFar heard={heard} />
    </div>
  );
}

function HeardSoFar({ heard }: { heard: readonly Heard[] }) {
  return (
    <span>
      {heard.length === 0 ? 'Nothing heard yet' : `Heard ${heard.map(heardWords).join('; ')}`}
    </span>
  );
}

function close(): void {
  closeDiagnosis();
  focusTree();
}

function closeOnEscape({ key, defaultPrevented }: KeyboardEvent): void {
  if (key === 'Escape' && !defaultPrevented) close();
}

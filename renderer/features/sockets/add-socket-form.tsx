import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { AddressField } from './address-field';
import { addressOf, hintOf, initialDraft, problemsOf, withKind, type DraftProblems } from './draft';
import { useListen } from './use-listen';
import './add-socket-form.css';

const kinds = [
  { value: 4, label: 'UDP 4' },
  { value: 6, label: 'UDP 6' },
  { value: 'unix', label: 'Unix' },
] as const;

/** Which fields the person has left once: only those are judged while the form is being filled. */
type Judged = Record<keyof DraftProblems, boolean>;

export function AddSocketForm() {
  const [draft, setDraft] = useState(initialDraft);
  const [judged, setJudged] = useState<Judged>({ host: false, port: false });
  const { progress, failure, opened, listen } = useListen();
  const problems = problemsOf(draft);
  const hint = hintOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged({ host: true, port: true });
    const address = addressOf(draft);
    if (address !== undefined) listen(address);
  };
  return (
    <form className="add-socket" aria-label="Add socket" noValidate onSubmit={submit}>
      <Segmented
        label="Kind"
        options={kinds}
        value={draft.kind}
        onValue={(kind) => setDraft(withKind(draft, kind))}
      />
      <div className="add-socket-endpoint">
        <AddressField
          kind={draft.kind}
          value={draft.host}
          problem={judged.host ? problems.host : undefined}
          onValue={(host) => setDraft({ ...draft, host })}
          onBlur={() => setJudged({ ...judged, host: true })}
        />
        {draft.kind !== 'unix' && (
          <TextField
            label="Port"
            className="add-socket-port"
            inputMode="numeric"
            value={draft.port}
            problem={judged.port ? problems.port : undefined}
            onValue={(port) => setDraft({ ...draft, port })}
            onBlur={() => setJudged({ ...judged, port: true })}
          />
        )}
      </div>
      {hint !== undefined && <output className="add-socket-hint">{hint}</output>}
      <Button type="submit" look="primary" aria-disabled={progress === 'busy'}>
        Listen
      </Button>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
      <p className="visually-hidden" aria-live="polite">
        {opened === null ? '' : `Listening on ${opened.name}`}
      </p>
    </form>
  );
}

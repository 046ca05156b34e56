import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/check-field';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { problemsOf, requestOf, type DiagnosisDraft } from './diagnosis-draft';
import {
  answerAsked,
  changeDraft,
  startDiagnosis,
  stopDiagnosis,
  useDiagnosis,
} from './diagnosis-store';
import { useInterfaceNames } from './groups-store';

/** What is to be found out, and the button that begins or ends it. */
export function DiagnosisForm() {
  const draft = useDiagnosis((diagnosis) => diagnosis.draft);
  const isRunning = useDiagnosis(({ state }) => state.phase === 'running');
  const [isJudged, setJudged] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (isRunning) return stopDiagnosis();
    const request = requestOf(draft);
    if (request !== undefined) void startDiagnosis(request);
  };
  return (
    <form className="diagnosis-form" aria-label="Diagnosis" noValidate onSubmit={submit}>
      <Fields draft={draft} isJudged={isJudged} />
      <div className="diagnosis-begin">
        <CheckField
          label="Join for the look"
          title="Joins the group on every interface while it is listened, so that it is heard wherever it is"
          checked={draft.joins}
          onChecked={(joins) => changeDraft({ joins })}
        />
        <Button type="submit" look={isRunning ? 'normal' : 'primary'}>
          {isRunning ? 'Stop' : 'Diagnose'}
        </Button>
      </div>
    </form>
  );
}

function Fields({ draft, isJudged }: { draft: DiagnosisDraft; isJudged: boolean }) {
  const group = useKeyboardWhenAsked();
  const problems = isJudged ? problemsOf(draft) : {};
  return (
    <>
      <TextField
        ref={group}
        className="diagnosis-group"
        label="Group"
        placeholder="239.1.1.1"
        value={draft.group}
        problem={problems.group}
        onValue={(text) => changeDraft({ group: text })}
      />
      <TextField
        label="Port"
        placeholder="any"
        inputMode="numeric"
        value={draft.port}
        problem={problems.port}
        onValue={(port) => changeDraft({ port })}
      />
      <InterfaceField name={draft.interface} />
      <TextField
        className="diagnosis-source"
        label="Sender"
        placeholder="any"
        value={draft.source}
        problem={problems.source}
        onValue={(source) => changeDraft({ source })}
      />
      <TextField
        label="Seconds"
        inputMode="decimal"
        value={draft.seconds}
        problem={problems.seconds}
        onValue={(seconds) => changeDraft({ seconds })}
      />
    </>
  );
}

/** Whoever asks for the form wants to write in it. */
function useKeyboardWhenAsked() {
  const field = useRef<HTMLInputElement>(null);
  const isAsked = useDiagnosis((diagnosis) => diagnosis.isAsked);
  useEffect(() => {
    if (!isAsked) return;
    field.current?.focus();
    field.current?.select();
    answerAsked();
  }, [isAsked]);
  return field;
}

function InterfaceField({ name }: { name: string }) {
  const names = useInterfaceNames();
  const all = name === '' || names.includes(name) ? names : [...names, name];
  return (
    <SelectField
      label="Interface"
      value={name}
      onValue={(chosen) => changeDraft({ interface: chosen })}
    >
      <option value="">Where joined</option>
      {all.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </SelectField>
  );
}

import type { FormEvent } from 'react';
import type { SweepEstimate, SweepState } from '../../../electron/contract';
import { call } from '../../lib/bridge';
import { formatCount } from '../../lib/format-number';
import { Button } from '../../ui/button';
import { Alert } from '../../ui/notice';
import { TextField } from '../../ui/text-field';
import { useAttempts } from './attempts';
import { changeDraft, sweepOf, useDraft } from './draft-store';
import { InterfaceField } from './interface-field';
import { useEstimate } from './use-estimate';
import { durationText } from './words';

interface SweepFormProps {
  /** Null until it is known. */
  state: SweepState | null;
  refresh: () => void;
}

/** Which groups are joined, and how long that will take. */
export function SweepForm({ state, refresh }: SweepFormProps) {
  const draft = useDraft();
  const request = sweepOf(draft);
  const estimate = useEstimate(request);
  const { failure, attempt } = useAttempts(refresh);
  const isRunning = state?.state === 'running';
  const isPossible = request !== null && estimate?.ok === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRunning) attempt(call('sweep.stop', {}));
    else if (isPossible) attempt(call('sweep.start', request));
  };
  return (
    <form className="discovery-form" aria-label="Sweep" noValidate onSubmit={submit}>
      <Fields isRunning={isRunning} />
      {!isRunning && estimate?.ok === true && <Estimate estimate={estimate.value} />}
      {!isRunning && estimate?.ok === false && (
        <output className="discovery-problem">
          {estimate.error.message} {estimate.error.detail}
        </output>
      )}
      <div className="discovery-buttons">
        <Button type="submit" look="primary" aria-disabled={!isRunning && !isPossible}>
          {isRunning ? 'Stop the sweep' : 'Sweep'}
        </Button>
      </div>
      {failure !== null && (
        <Alert tone="danger" message={failure.message} detail={failure.detail} />
      )}
    </form>
  );
}

function Fields({ isRunning }: { isRunning: boolean }) {
  const draft = useDraft();
  const isWrong = sweepOf(draft) === null;
  return (
    <fieldset className="discovery-fields" disabled={isRunning}>
      <legend className="visually-hidden">What is swept</legend>
      <TextField
        label="Groups"
        className="discovery-wide"
        placeholder="239.1.1.0/24, 239.2.0.1-239.2.0.50"
        maxLength={4096}
        value={draft.groups}
        onValue={(groups) => changeDraft({ groups })}
      />
      <TextField
        label="Ports"
        maxLength={1024}
        value={draft.ports}
        onValue={(ports) => changeDraft({ ports })}
      />
      <TextField
        label="Seconds each"
        inputMode="decimal"
        value={draft.dwell}
        problem={isWrong ? 'From 0.1 to 60.' : undefined}
        onValue={(dwell) => changeDraft({ dwell })}
      />
      <InterfaceField disabled={isRunning} />
    </fieldset>
  );
}

function Estimate({
  estimate: { joins, atOnce, seconds, interfaces },
}: {
  estimate: SweepEstimate;
}) {
  return (
    <p className="discovery-more">
      {`${formatCount(joins)} joins on ${interfaces.join(', ')}, ${atOnce} at once: about ${durationText(seconds * 1000)}`}
    </p>
  );
}

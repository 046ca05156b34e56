import type { FormEvent } from 'react';
import { Button } from '../../ui/button';
import { FailureAlert } from './failure-alert';
import { OptionsSection } from './options-section';
import { desk, useDesk } from './replay-store';
import { SpeedSection } from './speed-section';
import { WhatSection } from './what-section';
import { WhereSection } from './where-section';

/** Everything that is said about a replay before it starts. */
export function ReplayForm() {
  const surveying = useDesk(({ state }) => state.surveying);
  return (
    <form className="replay-form" aria-label="Replay" noValidate onSubmit={submit}>
      <WhatSection />
      <WhereSection />
      <SpeedSection />
      <OptionsSection />
      <div className="replay-foot">
        <FailureAlert />
        {surveying === null ? (
          <Button type="submit" look="primary">
            See what would be sent
          </Button>
        ) : (
          <Surveying {...surveying} />
        )}
      </div>
    </form>
  );
}

function submit(event: FormEvent): void {
  event.preventDefault();
  void desk.survey();
}

interface SurveyingProps {
  stage: 'reading' | 'filtering';
  done: number;
  total: number;
}

function Surveying({ stage, done, total }: SurveyingProps) {
  const what = stage === 'reading' ? 'Reading the file' : 'Filtering';
  return (
    <div className="replay-surveying">
      <label>
        <span>{what} …</span>
        {total > 0 ? <progress value={done} max={total} /> : <progress />}
      </label>
      <Button onClick={() => void desk.back()}>Cancel</Button>
    </div>
  );
}

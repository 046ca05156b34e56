import type { ReplayRun } from '../../../electron/contract';
import { FoldedNotice } from '../../ui/notice';
import { FailureAlert } from './failure-alert';
import { LiveFigures } from './live-figures';
import { PaceControl } from './pace-control';
import { Position } from './position';
import { useDesk } from './replay-store';
import { ReportView } from './report-view';
import { Section } from './section';
import { Transport } from './transport';

/** A replay that runs, or what became of it. */
export function RunView() {
  const run = useDesk(({ state }) => state.run);
  if (run === null) return null;
  return run.report === null ? <Running run={run} /> : <ReportView report={run.report} />;
}

const stateWords = {
  waiting: 'Waits for the time to start',
  playing: 'Playing',
  paused: 'Paused',
  done: 'Ending',
} as const;

function Running({ run }: { run: ReplayRun }) {
  const { progress, refusals } = run;
  return (
    <section className="replay-run" aria-label="Replay under way">
      <output className="replay-headline"> {stateWords[progress.state]}</output>
      <Position run={run} />
      <Transport state={progress.state} />
      <PaceControl pace={run.pace} />
      <FailureAlert />
      <LiveFigures run={run} />
      {refusals.length > 0 && (
        <Section title="Refused">
          {refusals.map(({ message, detail }) => (
            <FoldedNotice key={message} tone="danger" message={message} detail={detail} />
          ))}
        </Section>
      )}
    </section>
  );
}

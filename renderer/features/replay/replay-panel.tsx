import { ReplayForm } from './replay-form';
import { useDesk } from './replay-store';
import { RunView } from './run-view';
import { SurveyView } from './survey-view';
import './replay-panel.css';

/** Plays what the window shows to the network: what and where to, what that would be, and how it goes. */
export function ReplayPanel() {
  const stage = useDesk((shown) => shown.stage);
  return (
    <div className="replay">
      {stage === 'form' && <ReplayForm />}
      {stage === 'survey' && <SurveyView />}
      {stage === 'run' && <RunView />}
    </div>
  );
}

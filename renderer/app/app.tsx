import { DemonstrationBar } from '../features/demonstration';
import { OutcomeNotice } from '../features/outcome';
import { CommandPalette } from '../features/palette';
import { SettingsDialog } from '../features/settings';
import { StatusBar } from '../features/status';
import { useCapture } from '../lib/use-capture';
import { UpdateNotice } from '../features/updates';
import { Alert } from '../ui/notice';
import { run } from './app-commands';
import { ToolRail } from './tool-rail';
import { useLook } from './use-look';
import { useTitle } from './use-title';
import { Workspace } from './workspace';
import './app.css';

export function App() {
  const failure = useCapture((capture) => capture.failure);
  useTitle();
  useLook();
  return (
    <div className="app">
      <header className="app-notices">
        <h1 className="visually-hidden">Gramscope</h1>
        {failure !== null && (
          <div className="app-failure">
            <Alert tone="danger" message={failure.message} detail={failure.detail} />
          </div>
        )}
        <OutcomeNotice />
        <UpdateNotice />
        <DemonstrationBar />
      </header>
      <div className="app-panes">
        <Workspace />
        <ToolRail />
      </div>
      <StatusBar />
      <CommandPalette run={run} />
      <SettingsDialog />
    </div>
  );
}

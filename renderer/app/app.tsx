import { OutcomeNotice } from '../features/outcome';
import { StatusBar } from '../features/status';
import { useCapture } from '../lib/use-capture';
import { Alert } from '../ui/notice';
import { useTitle } from './use-title';
import { Workspace } from './workspace';
import './app.css';

export function App() {
  const failure = useCapture((capture) => capture.failure);
  useTitle();
  return (
    <div className="app">
      <h1 className="visually-hidden">Gramscope</h1>
      <div className="app-notices">
        {failure !== null && (
          <div className="app-failure">
            <Alert tone="danger" message={failure.message} detail={failure.detail} />
          </div>
        )}
        <OutcomeNotice />
      </div>
      <div className="app-panes">
        <Workspace />
      </div>
      <StatusBar />
    </div>
  );
}

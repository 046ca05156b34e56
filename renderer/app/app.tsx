import { DetailPane } from '../features/detail';
import { FilePanel } from '../features/file';
import { FilterBar } from '../features/filter';
import { LogPane } from '../features/log';
import { OutcomeNotice } from '../features/outcome';
import { SocketsPanel } from '../features/sockets';
import { StatusBar } from '../features/status';
import { useCapture } from '../lib/use-capture';
import { Alert } from '../ui/notice';
import { useTitle } from './use-title';
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
        <Sidebar />
        <main className="app-main">
          <FilterBar />
          <LogPane />
          <DetailPane />
        </main>
      </div>
      <StatusBar />
    </div>
  );
}

/** Empty until it is known what the window shows, for a form that vanishes again would be worse. */
function Sidebar() {
  const source = useCapture(({ state }) => state?.source ?? null);
  return (
    <aside className="app-sidebar" aria-label={source === 'file' ? 'File' : 'Sockets'}>
      {source === 'live' && <SocketsPanel />}
      {source === 'file' && <FilePanel />}
    </aside>
  );
}

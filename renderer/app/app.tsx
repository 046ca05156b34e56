import { LogPane } from '../features/log';
import { SocketsPanel } from '../features/sockets';
import { StatusBar } from '../features/status';
import { useCapture } from '../lib/use-capture';
import { Alert } from '../ui/notice';
import './app.css';

export function App() {
  const failure = useCapture((capture) => capture.failure);
  return (
    <div className="app">
      <h1 className="visually-hidden">Gramscope</h1>
      {failure !== null && (
        <div className="app-failure">
          <Alert tone="danger" message={failure.message} detail={failure.detail} />
        </div>
      )}
      <div className="app-panes">
        <aside className="app-sidebar" aria-label="Sockets">
          <SocketsPanel />
        </aside>
        <main className="app-main">
          <LogPane />
        </main>
      </div>
      <StatusBar />
    </div>
  );
}

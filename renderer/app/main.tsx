import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { beep, soundNewAlerts } from '../features/alerts';
import { followDiagnosis } from '../features/groups';
import { listenForOutcomes } from '../features/outcome';
import { followReplay, restoreReplayForm } from '../features/replay';
import { openSendFeed } from '../features/send';
import { followUpdates } from '../features/updates';
import { call, findBridge } from '../lib/bridge';
import { captureStore } from '../lib/capture-store';
import { openCaptureFeed } from '../lib/capture-feed';
import { declareRuleColours } from '../lib/rule-colours';
import { followSettings } from '../lib/settings-store';
import { App } from './app';
import { handleAppCommands } from './app-commands';
import { ErrorBoundary, ErrorScreen } from './error-screen';
import './theme.css';
import '../ui/entry.css';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root".');
const root = createRoot(container);
const bridge = findBridge();
declareRuleColours(document.documentElement);

if (bridge === undefined) {
  root.render(
    <ErrorScreen
      message="This page is not connected to Gramscope."
      detail={'It shows datagrams only inside the Gramscope application.\nStart it with: npm start'}
    />,
  );
} else {
  const streaming = {
    bridge: { call, subscribe: bridge.subscribe },
    afterPaint: (callback: () => void) => requestAnimationFrame(callback),
  };
  openCaptureFeed({ ...streaming, store: captureStore });
  openSendFeed(streaming);
  followReplay(streaming);
  listenForOutcomes(bridge);
  soundNewAlerts(captureStore, beep);
  void followUpdates(bridge);
  void followDiagnosis();
  handleAppCommands(bridge);
  // Laid out as it was left: known before anything is drawn.
  void followSettings(bridge).then(() => {
    restoreReplayForm();
    root.render(
      <StrictMode>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </StrictMode>,
    );
  });
}

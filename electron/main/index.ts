import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import { Capture } from '../engine';
import { Alerts } from './alerts';
import { declareAppScheme, serveApp } from './app-protocol';
import { filesNamed } from './command-line';
import { KeptRules } from './kept-rules';
import { lockDown } from './lockdown';
import { installMenu } from './menu';
import { notify } from './notify';
import { tellOutcome } from './outcome';
import { refuseCalls } from './registrar';
import { exportRules, importRules } from './rules-commands';
import { RulesInUse } from './rules-in-use';
import { Windows } from './windows';

declareAppScheme();
lockDown();

const capture = new Capture();

// The bundle of the main process lies in dist/main, beside dist/preload and dist/renderer.
const dist = join(import.meta.dirname, '..');
const rules = new KeptRules(new RulesInUse(), join(app.getPath('userData'), 'rules.json'));
const alerts = new Alerts(capture, rules.inUse, {
  raised: (alert) => notify(alert, () => windows.showLive()),
  failed: (error) => tellOutcome(windows.front(), { ok: false, error }),
});
const windows = new Windows(capture, rules.inUse, alerts, join(dist, 'preload', 'index.cjs'));

app.on('window-all-closed', () => app.quit());
app.on('will-quit', () => {
  alerts.close();
  capture.close();
});

void app.whenReady().then(async () => {
  serveApp(join(dist, 'renderer'));
  refuseCalls(ipcMain);
  installMenu({
    open: () => void windows.chooseFiles(),
    save: () => void windows.saveCapture(),
    showLive: () => void windows.showLive(),
    importRules: () => void importRules(windows.front(), rules),
    exportRules: () => void exportRules(windows.front(), rules),
  });
  const restored = await rules.restore();
  const files = filesNamed({
    argv: process.argv,
    application: app.isPackaged ? null : app.getAppPath(),
    folder: process.cwd(),
  });
  for (const file of files) windows.openFile(file);
  if (files.length === 0) windows.showLive();
  if (!restored.ok) tellOutcome(windows.front(), restored);
});

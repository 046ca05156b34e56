import { join } from 'node:path';
import { app } from 'electron';
import { Capture } from '../engine';
import { declareAppScheme, serveApp } from './app-protocol';
import { lockDown } from './lockdown';
import { installMenu } from './menu';
import { openWindow } from './window';

declareAppScheme();
lockDown();

const capture = new Capture();

// The bundle of the main process lies in dist/main, beside dist/preload and dist/renderer.
const dist = join(import.meta.dirname, '..');

app.on('window-all-closed', () => app.quit());
app.on('will-quit', () => capture.close());

void app.whenReady().then(() => {
  serveApp(join(dist, 'renderer'));
  installMenu();
  openWindow(capture, join(dist, 'preload', 'index.cjs'));
});

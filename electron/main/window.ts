import { BrowserWindow, ipcMain, nativeTheme, type WebFrameMain } from 'electron';
import { streamChannel } from '../contract';
import type { Capture } from '../engine';
import { Announcer } from './announcer';
import { appUrl, isAppUrl } from './app-protocol';
import { createHandlers } from './handlers';
import { registerCalls } from './registrar';

/** Opens the window that shows a capture and connects the two. */
export function openWindow(capture: Capture, preload: string): BrowserWindow {
  const window = createWindow(preload);
  const announcer = new Announcer(
    () => capture.state(),
    (frame) => window.webContents.send(streamChannel('capture'), frame),
  );
  const stopListening = capture.onChange(() => announcer.changed());
  const handlers = createHandlers(capture, announcer);
  const unregister = registerCalls(ipcMain, handlers, (frame) => isMainFrameOf(window, frame));
  // A renderer that went away acknowledges nothing; the next one opens the stream anew.
  window.webContents.on('render-process-gone', () => announcer.close());
  window.on('closed', () => {
    stopListening();
    announcer.close();
    unregister();
  });
  void window.loadURL(appUrl);
  return window;
}

function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Gramscope',
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 400,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Only the page that we loaded ourselves may call: no subframe, no other window, no other page. */
function isMainFrameOf(window: BrowserWindow, frame: WebFrameMain | null): boolean {
  if (frame === null || window.isDestroyed()) return false;
  return frame === window.webContents.mainFrame && isAppUrl(frame.url);
}

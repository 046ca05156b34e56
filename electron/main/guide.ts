import { BrowserWindow, type Input } from 'electron';
import { guideUrl } from './app-protocol';

/** The guide of each window that has one open. It closes with its window. */
const guides = new WeakMap<BrowserWindow, BrowserWindow>();

/**
 * Shows a page of the user guide that is shipped with the application, the first one if absent. Its pages come from our own scheme, and have no preload
 * script: nothing in them can call the main process.
 */
export function showGuide(parent: BrowserWindow, page = guideUrl): void {
  const open = guides.get(parent);
  if (open !== undefined && !open.isDestroyed()) {
    // The first page is where somebody who reads is already, or came from.
    if (page !== guideUrl) void open.loadURL(page);
    return open.focus();
  }
  const guide = new BrowserWindow({
    title: 'Gramscope: user guide',
    parent,
    width: 900,
    height: 800,
    minWidth: 400,
    minHeight: 300,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  guide.setMenuBarVisibility(false);
  guide.webContents.on('before-input-event', (_event, input) => {
    if (closes(input)) return guide.close();
    if (goesBack(input)) guide.webContents.navigationHistory.goBack();
  });
  guides.set(parent, guide);
  void guide.loadURL(page);
}

/** Keys of menus are listened to by pages, of which this one has no script. */
function closes({ type, key, control, meta }: Input): boolean {
  const isCloseWindow = (control || meta) && key.toLowerCase() === 'w';
  return type === 'keyDown' && (key === 'Escape' || isCloseWindow);
}

/** The keys of browsers for the page before, which Electron leaves to applications. */
function goesBack({ type, key, alt, meta }: Input): boolean {
  return type === 'keyDown' && ((alt && key === 'ArrowLeft') || (meta && key === '['));
}

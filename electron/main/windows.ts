import { BrowserWindow, dialog } from 'electron';
import { success, type Result } from '../contract';
import { FileCapture, type Capture } from '../engine';
import type { Alerts } from './alerts';
import { captureFileName } from './capture-file-name';
import { handlersOfCapture, handlersOfFile } from './handlers';
import { tellOutcome } from './outcome';
import type { RecentFiles } from './recent-files';
import { openWindow, type Surroundings } from './window';

const openable = [
  { name: 'Capture files', extensions: ['pcapng', 'pcap', 'cap', 'gz', 'zst'] },
  { name: 'All files', extensions: ['*'] },
];

const saveable = [{ name: 'pcapng', extensions: ['pcapng'] }];

/** The windows of the application: one for the running capture, and one for each file. */
export class Windows {
  #live: BrowserWindow | null = null;

  constructor(
    readonly capture: Capture,
    readonly alerts: Alerts,
    readonly recent: RecentFiles,
    readonly surroundings: Surroundings,
  ) {}

  /** Brings the running capture to the front. It goes on also while no window shows it. */
  showLive(): BrowserWindow {
    const { capture, alerts, surroundings } = this;
    // A window is destroyed a moment before it tells that it has closed.
    if (this.#live !== null && !this.#live.isDestroyed()) {
      this.#live.show();
      return this.#live;
    }
    const handlers = handlersOfCapture.bind(null, capture, alerts);
    const window = openWindow({ surroundings, source: capture, alerts, handlers });
    window.on('closed', () => {
      if (this.#live === window) this.#live = null;
    });
    this.#live = window;
    return window;
  }

  /** The window that a command of the menu is about. */
  front(): BrowserWindow {
    const [first] = BrowserWindow.getAllWindows();
    return BrowserWindow.getFocusedWindow() ?? first ?? this.showLive();
  }

  /** Opens a file in a window of its own, which also tells when it cannot be read. */
  openFile(path: string): void {
    const file = new FileCapture(path);
    const handlers = handlersOfFile.bind(null, file);
    const { surroundings } = this;
    const window = openWindow({ surroundings, source: file, alerts: null, handlers });
    window.on('closed', () => file.close());
    this.recent.add(path);
  }

  /** Asks for files and opens them. */
  async chooseFiles(): Promise<void> {
    const { filePaths } = await dialog.showOpenDialog({
      title: 'Open Capture Files',
      properties: ['openFile', 'multiSelections'],
      filters: openable,
    });
    for (const path of filePaths) this.openFile(path);
  }

  /** Asks where to, saves the running capture, and tells the outcome in its window. */
  async saveCapture(): Promise<void> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.showLive(), {
      title: 'Save Capture',
      defaultPath: captureFileName(new Date()),
      filters: saveable,
    });
    if (canceled || filePath === '') return;
    // The dialog has asked whether a file that is there may go.
    const saved = await this.capture.save(filePath, { replace: true });
    tellOutcome(this.showLive(), saved.ok ? savedAs(saved.value) : saved);
  }
}

function savedAs(files: readonly string[]): Result<{ message: string; detail: string }> {
  if (files.length === 1) return success({ message: `Saved as ${files.join('')}`, detail: '' });
  const message = `Saved as ${files.length} files, which together are the capture:`;
  return success({ message, detail: files.join('\n') });
}

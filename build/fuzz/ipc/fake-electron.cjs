// @ts-check
/**
 * As much of Electron as the main process needs to run in plain Node, where it can be called thousands of times a
 * second and watched by strace(1). Nobody is at its windows: there are no gestures, and every dialog gets the
 * answer that the environment says.
 */
const { EventEmitter } = require('node:events');
const { serialize } = require('node:v8');
const path = require('node:path');

const folder = process.env['GRAMSCOPE_FUZZ_FOLDER'] ?? '';
/** Whether the person agrees to everything, and chooses files. */
const agrees = process.env['GRAMSCOPE_FUZZ_ANSWER'] === 'yes';

/** @type {FakeWindow[]} */
const windows = [];
const counts = { dialogs: 0, frames: 0 };

const nothing = () => undefined;

/** What nobody looks at may be called, and does nothing. @param {object} target */
function tolerant(target) {
  return new Proxy(target, { get: (object, name) => Reflect.get(object, name) ?? nothing });
}

class FakeIpc {
  /** @type {Map<string, (event: unknown, ...args: unknown[]) => unknown>} */
  handlers = new Map();
  /** @param {string} channel @param {(event: unknown, ...args: unknown[]) => unknown} handler */
  handle(channel, handler) {
    this.handlers.set(channel, handler);
  }
  /** @param {string} channel */
  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}

class FakeContents extends EventEmitter {
  ipc = new FakeIpc();
  mainFrame = { url: 'gramscope://app/index.html' };
  getURL() {
    return this.mainFrame.url;
  }
  isLoadingMainFrame() {
    return false;
  }
  /** @param {string} _channel @param {unknown} frame */
  send(_channel, frame) {
    // What a structured clone refuses throws in Electron too.
    serialize(frame);
    counts.frames += 1;
  }
}

class FakeWindow extends EventEmitter {
  isGone = false;
  webContents = /** @type {FakeContents} */ (tolerant(new FakeContents()));
  constructor() {
    super();
    windows.push(this);
    // A proxy has the fallback for the methods that only move windows about.
    return /** @type {FakeWindow} */ (tolerant(this));
  }
  static getAllWindows() {
    return [...windows];
  }
  static getFocusedWindow() {
    return windows[0] ?? null;
  }
  isDestroyed() {
    return this.isGone;
  }
  isMaximized() {
    return false;
  }
  isFullScreen() {
    return false;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 1280, height: 800 };
  }
  loadURL() {
    return Promise.resolve();
  }
  close() {
    if (this.isGone) return;
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return;
    this.isGone = true;
    windows.splice(
      windows.findIndex((each) => each.isGone),
      1,
    );
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
}

let chosen = 0;
const dialog = {
  showMessageBox() {
    counts.dialogs += 1;
    return Promise.resolve({ response: agrees ? 0 : 1, checkboxChecked: false });
  },
  showOpenDialog() {
    counts.dialogs += 1;
    const filePaths = agrees ? [path.join(folder, 'given.pcapng')] : [];
    return Promise.resolve({ canceled: !agrees, filePaths });
  },
  showSaveDialog() {
    counts.dialogs += 1;
    const filePath = agrees ? path.join(folder, `saved-${(chosen = (chosen + 1) % 8)}`) : '';
    return Promise.resolve({ canceled: !agrees, filePath });
  },
};

const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  getPath: () => path.join(folder, 'kept'),
  getAppPath: () => folder,
  getVersion: () => '0.0.0',
  isReady: () => true,
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => true,
});

module.exports = {
  app: tolerant(app),
  BrowserWindow: FakeWindow,
  dialog,
  ipcMain: new FakeIpc(),
  Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => undefined },
  nativeTheme: { themeSource: 'system', shouldUseDarkColors: false },
  clipboard: { writeText: () => undefined },
  Notification: { isSupported: () => false },
  protocol: tolerant({}),
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  shell: tolerant({}),
  session: tolerant({}),
  agrees,
  counts,
  windows,
};

// @ts-check
/**
 * The main process as it is built, in plain Node, called by the messages that its parent sends. It says what became
 * of each, and at once when something was thrown that nobody caught.
 */
const Module = require('node:module');
const path = require('node:path');

const fake = require('./fake-electron.cjs');
const root = path.join(__dirname, '..', '..', '..');
/** @type {(value: unknown) => unknown} */
let revive = (value) => value;

/** @param {object} message */
function tell(message) {
  process.send?.(message);
}

/** @param {unknown} error */
const textOf = (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.on('uncaughtException', (error) => tell({ thrown: textOf(error) }));
process.on('unhandledRejection', (error) => tell({ thrown: textOf(error) }));
// What a handler threw is written there by the registrar, which answers INTERNAL.
console.error = (...all) => tell({ logged: all.map(textOf).join(' ') });

// The loader of CommonJS has no other way to be given a module.
const loader = /** @type {{ _load: (name: string, ...rest: unknown[]) => unknown }} */ (
  /** @type {unknown} */ (Module)
);
const load = loader._load; // oxlint-disable-line no-underscore-dangle -- Node's own name
// oxlint-disable-next-line no-underscore-dangle -- Node's own name
loader._load = (name, ...rest) => (name === 'electron' ? fake : load(name, ...rest));
// Electron has it; no feed of newer versions lies there.
Object.assign(process, { resourcesPath: process.cwd() });
require(path.join(root, 'dist', 'main', 'index.cjs'));

const given = path.join(process.cwd(), 'given.pcapng');

/** The two windows that are called: that of the running capture, and one of a file that a person opened. */
const called = [
  { files: /** @type {string[]} */ ([]), window: fake.windows[0] },
  { files: [given], window: fake.windows[0] },
];

/** Opens again what a message closed. */
function openWindows() {
  for (const each of called) {
    if (each.window !== undefined && !each.window.isGone) continue;
    fake.app.emit('second-instance', {}, ['gramscope', ...each.files], process.cwd());
    each.window = fake.windows.at(-1);
  }
}

/** Calls as a renderer does: by a structured clone, which the renderer refuses to make of some values. */
async function call({ name, args }, window) {
  let inputs;
  try {
    inputs = /** @type {unknown[]} */ (structuredClone(revive(args)));
  } catch {
    return 'UNCLONABLE';
  }
  const { webContents } = window;
  const handler = webContents.ipc.handlers.get(`call:${name}`);
  if (handler === undefined) return 'NO_HANDLER';
  if (fake.agrees) webContents.emit('input-event', {}, { type: 'mouseDown' });
  const answer = await handler({ senderFrame: webContents.mainFrame }, ...inputs);
  return codeOf(answer);
}

/** @param {unknown} answer @returns {string} */
function codeOf(answer) {
  const result = /** @type {{ ok?: unknown, error?: { code: string, message: string } }} */ (
    answer
  );
  if (result?.ok === true) return 'OK';
  if (result?.ok === false && result.error !== undefined) {
    return result.error.code === 'INTERNAL'
      ? `INTERNAL ${result.error.message}`
      : result.error.code;
  }
  return 'NO_RESULT';
}

/** Of the windows of files, as many as anybody looks at. */
function closeFiles() {
  const kept = new Set(called.map(({ window }) => window));
  for (const window of fake.BrowserWindow.getAllWindows()) if (!kept.has(window)) window.close();
}

async function run({ batch, first }) {
  openWindows();
  const answers = await Promise.all(
    batch.map(async (message, at) => {
      const { window } = called[at % 3 === 0 ? 1 : 0] ?? {};
      const code = await call(message, window).catch((error) => `REJECTED ${textOf(error)}`);
      tell({ answered: first + at, code });
    }),
  );
  closeFiles();
  tell({ done: answers.length, rss: process.memoryUsage.rss(), ...fake.counts });
}

process.on('message', (/** @type {any} */ message) => {
  if (message.revive !== undefined) revive = require(message.revive).revive;
  if (message.ping !== undefined) tell({ pong: message.ping });
  if (message.batch !== undefined) void run(message);
  if (message.quit !== undefined) {
    fake.app.emit('will-quit');
    process.exit(0);
  }
});

const waiting = setInterval(() => {
  if (fake.windows.length === 0) return;
  clearInterval(waiting);
  called.forEach((each) => (each.window = undefined));
  openWindows();
  tell({ ready: true });
}, 20);

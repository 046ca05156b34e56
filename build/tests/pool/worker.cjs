// Where test files are loaded: a Node process, or the main process of Electron. CommonJS, because Electron
// starts that before its event loop runs.
'use strict';

const send = process.send?.bind(process);
if (send === undefined) throw new Error('to be started by pool.mjs');
const on = process.on.bind(process);
const off = process.off.bind(process);
// While tests run, Vitest has another one in its place.
const exit = process.exit;
// What is said before Vitest listens.
const early = [];
const keep = (message) => early.push(message);
on('message', keep);
process.once('disconnect', () => exit.call(process, 1));

void start();

async function start() {
  if (process.versions.electron !== undefined) await require('electron').app.whenReady();
  const { init, runBaseTests, setupEnvironment } = await import('vitest/worker');
  const restoringExit = async (method, state, traces) => {
    try {
      await runBaseTests(method, state, traces);
    } finally {
      process.exit = exit;
    }
  };
  init({
    post: (message) => send(message),
    on: (listener) => on('message', listener),
    off: (listener) => off('message', listener),
    setup: setupEnvironment,
    runTests: (state, traces) => restoringExit('run', state, traces),
    collectTests: (state, traces) => restoringExit('collect', state, traces),
  });
  off('message', keep);
  for (const message of early.splice(0)) process.emit('message', message, undefined);
}

/**
 * The first that the program runs: it opens the window, or is the command. As the command it loads nothing
 * of the window, above all neither its lock for a single instance nor what was kept of it.
 */
import { createRequire } from 'node:module';
import { app } from 'electron';
import { commandWords } from './command-line';

/** Resolved at run time: both are bundles of their own, beside that of this file. */
const load = createRequire(__filename);

const words = commandWords(process.argv);
if (words === undefined) load('../main/index.cjs');
else void beCommand(words);

async function beCommand(line: readonly string[]): Promise<void> {
  let isDone = false;
  // Chromium catches the signals that end a program, and quits.
  app.on('before-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    process.emit('SIGINT');
  });
  process.argv = [process.execPath, 'gramscope', ...line];
  const { finished } = load('../cli/gramscope.cjs') as { finished: Promise<number> };
  const status = await finished;
  isDone = true;
  app.exit(status);
}

// @ts-check
/**
 * `npm run soak [-- --minutes N]`: works with the real window while datagrams come, for N minutes (60), and
 * fails where memory grows with what has passed through it. `npm test` does the same for half a minute.
 */
import './setup/require-node.mjs';
import { parseArgs } from 'node:util';
import { findElectron } from './runtime/find-electron.mjs';
import { supervise } from './runtime/supervise.mjs';
import { withVirtualDisplay } from './runtime/virtual-display.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { sharedLibrariesOf, virtualDisplay } from './setup/requirements.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { ensureSystem } from './setup/system-packages.mjs';

const usage = 'usage: npm run soak -- [--minutes N]';

/** @returns {number} */
function readMinutes() {
  try {
    const { values } = parseArgs({ options: { minutes: { type: 'string' } } });
    const minutes = Number(values.minutes ?? '60');
    if (minutes > 0) return minutes;
  } catch {
    // Said below, as for a number that is none.
  }
  throw new SetupError(usage);
}

await runCommand(async () => {
  const minutes = readMinutes();
  await prepare();
  const { binary } = await findElectron();
  await ensureSystem([sharedLibrariesOf(binary), virtualDisplay]);
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  const args = [cli, 'test', '-c', inRoot('e2e'), '--reporter=list', 'soak.spec.ts'];
  const soak = async (/** @type {NodeJS.ProcessEnv} */ display) => {
    const own = { GRAMSCOPE_ELECTRON: binary, GRAMSCOPE_SOAK_MINUTES: String(minutes) };
    const { status } = await supervise(process.execPath, args, {
      env: { ...process.env, ...display, ...own },
    });
    return status;
  };
  return process.platform === 'linux' ? withVirtualDisplay(soak) : soak({});
});

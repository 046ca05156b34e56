// @ts-check
import './setup/require-node.mjs';
import { findElectron } from './runtime/find-electron.mjs';
import { supervise } from './runtime/supervise.mjs';
import { withVirtualDisplay } from './runtime/virtual-display.mjs';
import { runCommand } from './setup/command.mjs';
import { findCommand } from './setup/find-command.mjs';
import { callersFolder, root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { say } from './setup/report.mjs';
import { sharedLibrariesOf } from './setup/requirements.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { ensureSystem } from './setup/system-packages.mjs';

const HEADLESS = 'npm run -s gramscope -- listen udp://127.0.0.1:5514';

await runCommand(async () => {
  await prepare();
  const { binary } = await findElectron();
  await ensureSystem([sharedLibrariesOf(binary)]);
  if (hasDisplay()) return launch(binary, {});
  if (!findCommand('Xvfb')) {
    throw new SetupError(
      `no display (DISPLAY and WAYLAND_DISPLAY are not set).\n` +
        `  without a window: ${HEADLESS}\n` +
        `  with a window nobody sees: install Xvfb (Debian: apt-get install xvfb) and start again`,
    );
  }
  say(`no display: the window opens in Xvfb, where nobody sees it; without a window: ${HEADLESS}`);
  return withVirtualDisplay((env) => launch(binary, env));
});

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} display
 * @returns {Promise<number>} exit status of the application
 */
async function launch(binary, display) {
  const flags = [];
  if (process.getuid?.() === 0) {
    say('running as root: Chromium does that only without its sandbox (--no-sandbox)');
    flags.push('--no-sandbox');
  }
  const env = { ...process.env, ...display };
  // Editors' terminals set it, and it would turn Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  const args = [...flags, root, ...process.argv.slice(2)];
  const { status } = await supervise(binary, args, { env, cwd: callersFolder() });
  return status;
}

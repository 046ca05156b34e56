// @ts-check
/**
 * `npm run pictures`: takes the pictures of the documentation anew, from the real application with real datagrams.
 * `npm test` reaches the same states, and leaves the pictures alone.
 */
import './setup/require-node.mjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron } from './runtime/find-electron.mjs';
import { supervise } from './runtime/supervise.mjs';
import { withVirtualDisplay } from './runtime/virtual-display.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { pngquant, sharedLibrariesOf, virtualDisplay } from './setup/requirements.mjs';
import { ensureSystem } from './setup/system-packages.mjs';

/** What pngquant says where one was small enough already. */
const statusOfLarger = 98;

/** Those of the README and of the guide. */
function pictures() {
  return [inRoot('docs'), inRoot('docs/guide/pictures')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .map((name) => join(folder, name)),
  );
}

await runCommand(async () => {
  await prepare();
  const { binary } = await findElectron();
  await ensureSystem([sharedLibrariesOf(binary), virtualDisplay, pngquant]);
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  const args = [cli, 'test', '-c', inRoot('e2e'), '--reporter=list', 'picture'];
  const take = async (/** @type {NodeJS.ProcessEnv} */ display) => {
    const own = { GRAMSCOPE_ELECTRON: binary, GRAMSCOPE_PICTURES: '1' };
    const env = { ...process.env, ...display, ...own };
    const { status } = await supervise(process.execPath, args, { env });
    if (status !== 0) return status;
    // A palette is enough for a window of flat colours, and takes a third of the bytes.
    const options = ['--force', '--skip-if-larger', '--ext=.png', '--speed=1', '--strip'];
    const squeezed = await supervise('pngquant', [...options, ...pictures()]);
    return squeezed.status === statusOfLarger ? 0 : squeezed.status;
  };
  return process.platform === 'linux' ? withVirtualDisplay(take) : take({});
});

// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { say } from '../setup/report.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { binaryIn, electronIn } from './electron.mjs';
import { placeLauncher } from './launcher.mjs';

const VARIABLE = 'ELECTRON_OVERRIDE_DIST_PATH';

/**
 * @param {string | undefined} [directory]
 * @returns {Promise<import('./electron.mjs').Finding>}
 * @throws {SetupError} if a directory is named that has no usable runtime: falling back would hide a typing error
 */
export async function overriddenElectron(directory = process.env[VARIABLE]) {
  if (!directory) return { absence: `${VARIABLE} is not set` };
  const electron = await electronIn(directory, 'override');
  if (!electron) throw new SetupError(`${VARIABLE}: there is no ${binaryIn(directory)}`);
  if (process.platform === 'linux') await completeRuntime(directory);
  return { electron };
}

/**
 * A runtime taken out of a packaged application starts nothing by path, see launcher.mjs.
 * @param {string} directory
 */
async function completeRuntime(directory) {
  const apps = ['app', 'app.asar', 'default_app.asar'];
  if (apps.some((app) => existsSync(path.join(directory, 'resources', app)))) return;
  say(`${directory} has no default app: putting a launcher into its resources/app`);
  await placeLauncher(directory).catch((error) => {
    throw new SetupError(`${VARIABLE}: cannot put a launcher into ${directory}: ${error.message}`);
  });
}

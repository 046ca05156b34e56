// @ts-check
import { readFile } from 'node:fs/promises';
import { inRoot } from '../setup/paths.mjs';
import { electronIn } from './electron.mjs';

/** The npm package `electron`: the version that the lockfile pins, and where it unpacks its download. */
export const electronPackage = inRoot('node_modules/electron');

/**
 * The runtime that the npm package `electron` has downloaded already.
 * @param {string} [directory] of the package
 * @returns {Promise<import('./electron.mjs').Finding>}
 */
export async function installedElectron(directory = electronPackage) {
  // The package writes path.txt last: without it the unpacking was cut short.
  const complete = await readFile(`${directory}/path.txt`, 'utf8').catch(() => undefined);
  const electron = complete ? await electronIn(`${directory}/dist`, 'package') : undefined;
  return electron
    ? { electron }
    : { absence: 'the npm package electron has not downloaded its runtime' };
}

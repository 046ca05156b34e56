// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A runtime that can be started.
 * @typedef {object} Electron
 * @property {string} binary absolute path
 * @property {string} version without a leading v, or `unknown`
 * @property {'override' | 'package' | 'download' | 'substitute'} origin
 */

/**
 * What one place had to offer: a runtime, or the reason why not.
 * @typedef {{ electron: Electron } | { absence: string }} Finding
 */

/** Where the binary lies inside an unpacked runtime, by platform. */
const binaryNames = /** @type {Readonly<Record<string, string>>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

/**
 * @param {string} directory
 * @returns {string} where the binary of a runtime unpacked there would lie
 */
export function binaryIn(directory) {
  return path.resolve(directory, binaryNames[process.platform] ?? 'electron');
}

/**
 * @param {string} directory an unpacked runtime
 * @param {Electron['origin']} origin
 * @returns {Promise<Electron | undefined>} undefined if no binary is there
 */
export async function electronIn(directory, origin) {
  const binary = binaryIn(directory);
  if (!existsSync(binary)) return undefined;
  const version = await readFile(path.join(directory, 'version'), 'utf8').catch(() => 'unknown');
  return { binary, version: version.trim().replace(/^v/, ''), origin };
}

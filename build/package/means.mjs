// @ts-check
import { chmod } from 'node:fs/promises';
import { findCommand } from '../setup/find-command.mjs';
import { inRoot } from '../setup/paths.mjs';
import { whyUnreachable } from '../runtime/reachable.mjs';

/** @typedef {import('./options.mjs').PackageOptions} PackageOptions */

/**
 * What packages can be made with: the tools that electron-builder downloads, or those of this machine.
 * @typedef {object} Means
 * @property {string | undefined} unreachable why GitHub does not answer; undefined if it does
 * @property {NodeJS.ProcessEnv} environment for electron-builder
 */

const PROBE_MS = 4_000;

/** @returns {Promise<Means>} */
export async function findMeans() {
  const unreachable = await whyUnreachable(new URL('https://github.com/'), PROBE_MS);
  return { unreachable, environment: unreachable ? await localTools() : {} };
}

/** @returns {Promise<NodeJS.ProcessEnv>} electron-builder's variables for tools of this machine */
async function localTools() {
  const { default: sevenZip } = await import('7zip-bin');
  // It arrives from npm without its run bit.
  if (process.platform !== 'win32') await chmod(sevenZip.path7za, 0o755);
  return {
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip.path7za,
    CUSTOM_FPM_PATH: inRoot('build/package/fpm/fpm.mjs'),
  };
}

/**
 * @param {string} kind
 * @param {PackageOptions} options
 * @param {Means} means
 * @param {(name: string) => unknown} [find] a program in the search path
 * @returns {string | undefined} why it cannot be made here, undefined if it can
 */
export function whyNot(kind, { system, arch }, { unreachable }, find = findCommand) {
  if (system === 'darwin' && process.platform !== 'darwin') return 'is made on a Mac only';
  if (unreachable) {
    const isOurs = system === process.platform && arch === process.arch;
    if (!isOurs)
      return `needs a runtime from GitHub for ${system} ${arch}, which does not answer (${unreachable})`;
    if (!['dir', 'tar.gz', 'deb', 'rpm'].includes(kind))
      return `needs tools from GitHub, which does not answer (${unreachable})`;
  }
  const tool = { deb: unreachable ? 'dpkg-deb' : undefined, rpm: 'rpmbuild', pacman: 'bsdtar' }[
    kind
  ];
  if (tool && !find(tool)) return `needs ${tool} (Debian: apt-get install ${debianPackages[tool]})`;
  return undefined;
}

/** @type {Readonly<Record<string, string>>} */
const debianPackages = { 'dpkg-deb': 'dpkg', rpmbuild: 'rpm', bsdtar: 'libarchive-tools' };

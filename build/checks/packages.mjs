// @ts-check
import { readFile } from 'node:fs/promises';
import { licenceComplaints } from '../licences/allowed.mjs';
import { npm } from '../setup/npm.mjs';
import { inRoot } from '../setup/paths.mjs';
import { lockfileComplaints, nameOf } from './lockfile.mjs';

/** Installed for development, and yet part of what ships. */
const shippedBesides = new Set(['electron', 'node-addon-api']);

/** @returns {Promise<string>} complaints on package.json and package-lock.json; empty if none */
export async function checkLockfile() {
  const { manifest, lock } = await readLock();
  const complaints = lockfileComplaints(manifest, lock);
  // What npm itself finds wrong between the two; it asks no registry, and installs nothing.
  const own = await npm(['ci', '--dry-run', '--offline', '--ignore-scripts']).then(
    () => [],
    (error) => [String(error.message)],
  );
  return [...complaints, ...own].join('\n');
}

/**
 * All that may get into what ships, which is known without a build; what did get in is fewer.
 * @returns {Promise<string>} complaints on licences; empty if none
 */
export async function checkLicences() {
  return licenceComplaints(await shippable()).join('\n');
}

/** @returns {Promise<{ name: string, version: string, licence: string }[]>} */
export async function shippable() {
  const { lock } = await readLock();
  return Object.entries(lock.packages)
    .filter(([place, { dev }]) => place !== '' && (!dev || shippedBesides.has(nameOf(place))))
    .map(([place, { version = '', license = 'no licence' }]) => ({
      name: nameOf(place),
      version,
      licence: license,
    }));
}

/** @returns {Promise<{ manifest: import('./lockfile.mjs').Manifest, lock: { packages: Record<string, import('./lockfile.mjs').LockedPackage> } }>} */
async function readLock() {
  const [manifest, lock] = await Promise.all(
    ['package.json', 'package-lock.json'].map((name) => readFile(inRoot(name), 'utf8')),
  );
  return { manifest: JSON.parse(manifest ?? ''), lock: JSON.parse(lock ?? '') };
}

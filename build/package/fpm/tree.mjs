// @ts-check
import { chmod, cp, lstat, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes the tree of files that a package installs. Modes are those that Debian's policy (10.9) and rpm want
 * whatever those of the checkout and the umask are: 0755 for folders and programs, 0644 for the rest.
 * @param {string} folder
 * @param {readonly import('./arguments.mjs').Mapping[]} mappings
 */
export async function makeTree(folder, mappings) {
  for (const { from, to } of mappings) {
    const target = path.join(folder, to);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(from, target, { recursive: true, verbatimSymlinks: true });
  }
  await setModes(folder);
}

/** @param {string} place */
async function setModes(place) {
  const entry = await lstat(place);
  if (entry.isSymbolicLink()) return;
  if (!entry.isDirectory()) {
    await chmod(place, entry.mode & 0o100 ? 0o755 : 0o644);
    return;
  }
  await chmod(place, 0o755);
  for (const name of await readdir(place)) await setModes(path.join(place, name));
}

/**
 * @param {string} folder
 * @returns {Promise<{ name: string, isFolder: boolean }[]>} what is in it, folders before what they hold
 */
export async function listTree(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .map((entry) => ({
      name: `/${path.relative(folder, path.join(entry.parentPath, entry.name))}`,
      isFolder: entry.isDirectory(),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Something that is made from files, and made again only when what it is made from has changed.
 * @typedef {object} Artifact
 * @property {string} stamp file that remembers the digest it was last made from
 * @property {readonly string[]} outputs files that must be there for it to count as made
 * @property {() => Promise<string>} digest of everything that it is made from
 * @property {() => Promise<void>} make
 */

/**
 * @param {Artifact} artifact
 * @returns {Promise<boolean>}
 */
export async function isFresh(artifact) {
  if (!artifact.outputs.every((output) => existsSync(output))) return false;
  const stamp = await readFile(artifact.stamp, 'utf8').catch(() => undefined);
  return stamp !== undefined && stamp === (await artifact.digest());
}

/**
 * Makes the artifact unless it is fresh.
 * @param {Artifact} artifact
 */
export async function refresh(artifact) {
  if (await isFresh(artifact)) return;
  // Taken before the work: a source edited meanwhile leaves the artifact stale, not fresh with old content.
  const digest = await artifact.digest();
  await artifact.make();
  await mkdir(path.dirname(artifact.stamp), { recursive: true });
  await writeFile(artifact.stamp, digest);
}

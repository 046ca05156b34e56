// @ts-check
import { addon } from './build-addon.mjs';
import { bundles } from './build-bundles.mjs';
import { installedPackages } from './install-packages.mjs';
import { withLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { isFresh, refresh } from './stamps.mjs';

/** In the order in which they are made: each needs those before it. */
const everything = [installedPackages, addon, bundles];

/**
 * Brings packages, addon and bundles up to date, or some of them. Silent, and done in a moment, if they
 * are.
 * @param {readonly import('./stamps.mjs').Artifact[]} [artifacts]
 * @throws {import('./command.mjs').SetupError} if one of them cannot be made
 */
export async function prepare(artifacts = everything) {
  const fresh = await Promise.all(artifacts.map(isFresh));
  if (!fresh.includes(false)) return;
  // Two commands at once in a fresh clone must not both run npm ci in the same directory.
  await withLock(inRoot('out/set-up.lock'), async () => {
    for (const artifact of artifacts) await refresh(artifact);
  });
}

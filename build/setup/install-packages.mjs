// @ts-check
import { directorySize, digestOf } from './files.mjs';
import { npm } from './npm.mjs';
import { inRoot, root } from './paths.mjs';
import { step } from './report.mjs';

/** @typedef {import('./stamps.mjs').Artifact} Artifact */

/**
 * node_modules, as the lockfile wants it. The stamp lies inside: who deletes the one deletes the other.
 * @type {Artifact}
 */
export const installedPackages = {
  stamp: inRoot('node_modules/.gramscope/packages'),
  outputs: [inRoot('node_modules/.package-lock.json')],
  digest: async () => digestOf(root, [inRoot('package.json'), inRoot('package-lock.json')]),
  make: () =>
    step('installing packages (npm ci)', installPackages, {
      measure: () => directorySize(inRoot('node_modules')),
    }),
};

async function installPackages() {
  // Playwright drives Electron here, never a browser.
  await npm(['ci'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
}

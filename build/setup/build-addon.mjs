// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureSystem } from './system-packages.mjs';
import { digestOf, listFiles } from './files.mjs';
import { inRoot, root } from './paths.mjs';
import { step } from './report.mjs';
import { compiler } from './requirements.mjs';
import { run } from './run.mjs';

/** @typedef {import('./stamps.mjs').Artifact} Artifact */

const native = inRoot('native');
const SOURCE = /\.(cc|mm|h|gyp|gypi)$/;
const SKIPPED = /\/native\/(test|build|lib|dist)\/$/;

/**
 * The compiled half of native/.
 * @type {Artifact}
 */
export const addon = {
  stamp: inRoot('out/stamps/addon'),
  outputs: [inRoot('native/build/Release/gramscope.node')],
  digest: addonDigest,
  make: buildAddon,
};

async function addonDigest() {
  const sources = await listFiles([native], (file) => {
    const name = file.replaceAll(path.sep, '/');
    return name.endsWith('/') ? !SKIPPED.test(name) : SOURCE.test(name);
  });
  // node-addon-api is headers that are compiled in; the lockfile pins them.
  const lockfile = inRoot('package-lock.json');
  return digestOf(root, [...sources, lockfile], [process.platform, process.arch]);
}

async function buildAddon() {
  await ensureSystem([compiler]);
  // Not `rebuild`: make then compiles only what changed since the last build.
  await step('building the native addon (node-gyp)', () =>
    nodeGyp('configure', 'build', '--jobs', '2'),
  );
}

/** @param {string[]} args */
function nodeGyp(...args) {
  const script = inRoot('node_modules/node-gyp/bin/node-gyp.js');
  const prefix = path.dirname(path.dirname(process.execPath));
  // Node's own headers, where they came along with it (official archives, nvm, Debian): no download then.
  const hasHeaders = existsSync(path.join(prefix, 'include/node/node_api.h'));
  const headers = hasHeaders ? [`--nodedir=${prefix}`] : [];
  return run(process.execPath, [script, ...args, '-C', native, ...headers]);
}

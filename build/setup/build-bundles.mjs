// @ts-check
import { digestOf, listFiles } from './files.mjs';
import { inRoot, root } from './paths.mjs';
import { step } from './report.mjs';
import { run } from './run.mjs';

/** @typedef {import('./stamps.mjs').Artifact} Artifact */

const SOURCES = [
  'electron',
  'renderer',
  'native/lib',
  'build/bundle',
  'docs/guide',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/**
 * Everything in TypeScript, as the programs that run it want it.
 * @type {Artifact}
 */
export const bundles = {
  stamp: inRoot('out/stamps/bundles'),
  outputs: [
    'native/dist/index.cjs',
    'native/dist/worker/question-worker.cjs',
    'dist/filter/judge.cjs',
    'dist/start/index.cjs',
    'dist/main/index.cjs',
    'dist/preload/index.cjs',
    'dist/cli/gramscope.cjs',
    'dist/renderer/index.html',
    'dist/renderer/guide/index.html',
  ].map(inRoot),
  digest: async () =>
    digestOf(root, await listFiles(SOURCES.map(inRoot), (file) => !/\.test\.\w+$/.test(file))),
  make: () => step('bundling (vite)', bundle),
};

async function bundle() {
  // A process of its own: bundlers keep threads and memory that the command to follow has no use for.
  await run(process.execPath, [inRoot('build/bundle/bundle.mjs')], { cwd: root });
}

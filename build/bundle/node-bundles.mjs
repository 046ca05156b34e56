// @ts-check
import path from 'node:path';
import { inRoot, root } from '../setup/paths.mjs';

/**
 * @typedef {object} NodeBundle
 * @property {string} entry source, relative to the repository
 * @property {string} output file, relative to the repository
 * @property {string} [banner] first line of the output
 */

/** @type {readonly NodeBundle[]} */
export const nodeBundles = [
  { entry: 'native/lib/index.ts', output: 'native/dist/index.cjs' },
  // In a folder of its own, after the bundle that empties the one above.
  {
    entry: 'native/lib/query/question-worker.ts',
    output: 'native/dist/worker/question-worker.cjs',
  },
  { entry: 'electron/engine/filter/judge.ts', output: 'dist/filter/judge.cjs' },
  { entry: 'electron/main/start.ts', output: 'dist/start/index.cjs' },
  { entry: 'electron/main/index.ts', output: 'dist/main/index.cjs' },
  // A sandboxed preload cannot require files of ours: it has to be one file.
  { entry: 'electron/preload/index.ts', output: 'dist/preload/index.cjs' },
  {
    entry: 'electron/cli/index.ts',
    output: 'dist/cli/gramscope.cjs',
    banner: '#!/usr/bin/env node',
  },
];

/**
 * One CommonJS file with all dependencies inside, but for what only the running process can provide.
 * @param {NodeBundle} bundle
 * @returns {import('vite').InlineConfig}
 */
export function nodeBundleConfig({ entry, output, banner }) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: inRoot(entry),
      outDir: path.dirname(inRoot(output)),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        // debug colours its lines where supports-color happens to be there, for which only tools are a reason here.
        external: ['electron', '#native', /\.node$/, 'supports-color'],
        output: {
          format: 'cjs',
          entryFileNames: path.basename(output),
          codeSplitting: false,
          ...(banner ? { banner } : {}),
        },
      },
    },
  };
}

// @ts-check
/** Bundles the portable tests into the file given; a program of its own, as build/bundle/bundle.mjs is. */
import path from 'node:path';
import { build } from 'vite';
import { nodeBundleConfig } from '../bundle/node-bundles.mjs';
import { root } from '../setup/paths.mjs';

const output = path.relative(root, process.argv[2] ?? '');
const config = nodeBundleConfig({ entry: 'native/test/portable/index.ts', output });
// What else is in the directory stays.
await build({ ...config, build: { ...config.build, emptyOutDir: false } });

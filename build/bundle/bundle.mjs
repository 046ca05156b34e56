// @ts-check
/** Makes all bundles; a program of its own, see setup/build-bundles.mjs. */
import { chmod } from 'node:fs/promises';
import { build } from 'vite';
import { inRoot } from '../setup/paths.mjs';
import { writeGuidePages } from './guide-pages.mjs';
import { nodeBundleConfig, nodeBundles } from './node-bundles.mjs';
import { rendererBundleConfig } from './renderer-bundle.mjs';

for (const bundle of nodeBundles) {
  await build(nodeBundleConfig(bundle));
  if (bundle.banner) await chmod(inRoot(bundle.output), 0o755);
}
await build(rendererBundleConfig());
await writeGuidePages();

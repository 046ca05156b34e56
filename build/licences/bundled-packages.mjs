// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot, root } from '../setup/paths.mjs';

/** @typedef {{ name: string, version: string, licence: string, folder: string }} BundledPackage */

/** The bundles that ship, each with its source map. */
const bundles = [
  'dist/main/index.cjs',
  'dist/preload/index.cjs',
  'dist/cli/gramscope.cjs',
  'dist/filter/judge.cjs',
  'native/dist/index.cjs',
  'native/dist/worker/question-worker.cjs',
];

/** In the bundles though no source map knows them: style sheets with their fonts, and the addon's headers. */
const withoutSources = [
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
  'node-addon-api',
];

/**
 * The npm packages of which something is in what ships, by what the bundler wrote down in its source maps: what
 * package.json lists may be more, and what its packages need is less easily known. Needs a build.
 * @returns {Promise<BundledPackage[]>} ordered by name
 */
export async function bundledPackages() {
  const maps = [...bundles.map((bundle) => inRoot(`${bundle}.map`)), ...(await rendererMaps())];
  /** @type {Set<string>} */
  const folders = new Set(withoutSources.map((name) => inRoot(`node_modules/${name}`)));
  for (const map of maps) {
    const { sources } = JSON.parse(await readFile(map, 'utf8'));
    for (const source of sources) {
      const folder = packageFolder(path.resolve(path.dirname(map), source));
      if (folder !== null) folders.add(folder);
    }
  }
  const found = await Promise.all([...folders].map(readPackage));
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

async function rendererMaps() {
  const folder = inRoot('dist/renderer/assets');
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.js.map')).map((name) => path.join(folder, name));
}

/**
 * @param {string} file
 * @returns {string | null} the folder of the package that a file belongs to; null for files of ours
 */
export function packageFolder(file) {
  const parts = file.split(path.sep);
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return null;
  const isScoped = parts[last + 1]?.startsWith('@') === true;
  return parts.slice(0, last + (isScoped ? 3 : 2)).join(path.sep);
}

/** @param {string} folder */
async function readPackage(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  return { name, version, licence: String(license), folder: path.relative(root, folder) };
}

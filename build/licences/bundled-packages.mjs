// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot, root } from '../setup/paths.mjs';

/** @typedef {{ name: string, version: string, licence: string, folder: string }} BundledPackage */

/**
 * What is given to people as one.
 * @typedef {object} Shipment
 * @property {readonly string[]} bundles each with its source map
 * @property {boolean} hasPages whether the bundles of the window are in it as well
 * @property {readonly string[]} withoutSources packages in it though no source map knows them: style sheets with
 *   their fonts, and the addon's headers
 */

/** The npm package of the command. @type {Shipment} */
export const commandShipment = {
  bundles: [
    'dist/cli/gramscope.cjs',
    'dist/filter/judge.cjs',
    'native/dist/index.cjs',
    'native/dist/worker/question-worker.cjs',
  ],
  hasPages: false,
  withoutSources: ['node-addon-api'],
};

/** The application, which has the command in it. @type {Shipment} */
export const applicationShipment = {
  bundles: [
    'dist/start/index.cjs',
    'dist/main/index.cjs',
    'dist/preload/index.cjs',
    ...commandShipment.bundles,
  ],
  hasPages: true,
  withoutSources: [
    '@fontsource-variable/inter',
    '@fontsource-variable/jetbrains-mono',
    ...commandShipment.withoutSources,
  ],
};

/**
 * The npm packages of which something is in what ships, by what the bundler wrote down in its source maps: what
 * package.json lists may be more, and what its packages need is less easily known. Needs a build.
 * @param {Shipment} [shipment] the application if absent
 * @returns {Promise<BundledPackage[]>} ordered by name
 */
export async function bundledPackages(shipment = applicationShipment) {
  const { bundles, hasPages, withoutSources } = shipment;
  const pages = hasPages ? await rendererMaps() : [];
  const maps = [...bundles.map((bundle) => inRoot(`${bundle}.map`)), ...pages];
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

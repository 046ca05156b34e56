// @ts-check
import { statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../setup/files.mjs';
import { inRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/setup-error.mjs';

/** What runs, and nothing that it was made from. Dependencies are in the bundles. */
const BUNDLES = [
  'dist/start',
  'dist/main',
  'dist/preload',
  'dist/renderer',
  'dist/cli',
  'dist/filter',
  'native/dist',
];
const ADDON = 'native/build/Release/gramscope.node';

/**
 * @typedef {object} Prebuild
 * @property {string} file absolute path of an addon
 * @property {string} place of it in the application
 */

/**
 * The addons that a package needs. For the system that it runs on, the build of a checkout serves where it is
 * newer than the prebuild, or there is none.
 * @param {{ platform: string, architectures: readonly string[] }} target Node's names
 * @param {(place: string) => number | undefined} [changed] when a file of the checkout was, in milliseconds
 *   since the epoch; undefined where it is not there
 * @returns {Prebuild[]}
 * @throws {SetupError} with the remedy, where one is missing
 */
export function prebuildsFor({ platform, architectures }, changed = changedInCheckout) {
  return architectures.map((arch) => {
    const prebuild = `native/prebuilds/${platform}-${arch}/gramscope.node`;
    const isOurs = platform === process.platform && arch === process.arch;
    const places = isOurs ? [prebuild, ADDON] : [prebuild];
    const times = places.map((place) => changed(place) ?? -Infinity);
    const newest = Math.max(...times);
    const place = places[times.indexOf(newest)];
    if (newest === -Infinity || place === undefined) {
      throw new SetupError(
        `${prebuild} is missing: make it with "npm run build:targets -- ${platform}-${arch}"`,
      );
    }
    return { file: inRoot(place), place };
  });
}

/** @param {string} place */
function changedInCheckout(place) {
  return statSync(inRoot(place), { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * Puts the application, as it goes into the package, into a folder of its own.
 * @param {string} folder made anew
 * @param {readonly Prebuild[]} prebuilds
 */
export async function stageApplication(folder, prebuilds) {
  await rm(folder, { recursive: true, force: true });
  const files = await listFiles(BUNDLES.map(inRoot), (file) => !file.endsWith('.map'));
  const entries = files.map((file) => ({ file, place: path.relative(inRoot('.'), file) }));
  for (const { file, place } of [...entries, ...prebuilds]) {
    await mkdir(path.dirname(path.join(folder, place)), { recursive: true });
    await cp(file, path.join(folder, place));
  }
  const manifest = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(packaged(manifest), null, 2));
  // Says that the files below are CommonJS, as in the checkout.
  await cp(inRoot('native/package.json'), path.join(folder, 'native/package.json'));
}

/**
 * @param {Record<string, any>} manifest of the checkout
 * @returns {Record<string, unknown>} without what is for development
 */
export function packaged({ name, version, description, license, type, main, imports, ...rest }) {
  return {
    name,
    version,
    description,
    license,
    homepage: rest['homepage'],
    author: rest['author'],
    // Ties windows to their menu entry, on X11 and on Wayland.
    desktopName: `${name}.desktop`,
    type,
    main,
    imports: { ...imports, '#native': imports['#native'].default },
  };
}

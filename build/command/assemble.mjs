// @ts-check
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandShipment } from '../licences/bundled-packages.mjs';
import { writeNotices } from '../licences/notices.mjs';
import { listFiles } from '../setup/files.mjs';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { addonFor } from '../targets/compile.mjs';
import { manPage } from './man-page.mjs';
import { commandManifest } from './manifest.mjs';

/** @typedef {import('../targets/targets.mjs').Target} Target */

/**
 * Lays out the package of the command.
 * @param {string} directory is made anew
 * @param {readonly Target[]} targets whose addons go into it
 */
export async function assembleCommand(directory, targets) {
  await rm(directory, { recursive: true, force: true });
  /** @param {string} name @param {string} content */
  const write = async (name, content) => {
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  for (const bundle of commandShipment.bundles)
    await cp(inRoot(bundle), path.join(directory, bundle));
  for (const target of targets) await copyAddon(target, directory);
  await copyTypes(path.join(directory, 'types'));
  await cp(inRoot('LICENSE'), path.join(directory, 'LICENSE'));
  await cp(inRoot('build/command/README.md'), path.join(directory, 'README.md'));
  await write('package.json', JSON.stringify(await commandManifest(targets), null, 2));
  await write('man/gramscope.1', await manPage());
  await writeNotices(path.join(directory, 'THIRD-PARTY-NOTICES.txt'), commandShipment);
}

/** @param {Target} target @param {string} directory */
async function copyAddon(target, directory) {
  const file = addonFor(target);
  await cp(file, path.join(directory, path.relative(inRoot('.'), file)));
}

/** The declarations of native/lib, without those of its tests. @param {string} directory */
async function copyTypes(directory) {
  await run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-b', inRoot('native')]);
  const source = inRoot('out/types/native/lib');
  const files = await listFiles(
    [source],
    (file) => !/\.test\.d\.ts$|\/(testing|peers)\/$/u.test(file),
  );
  for (const file of files.filter((name) => name.endsWith('.d.ts'))) {
    const place = path.join(directory, path.relative(source, file));
    await mkdir(path.dirname(place), { recursive: true });
    // The maps that they name stay here.
    const text = await readFile(file, 'utf8');
    await writeFile(place, text.replace(/\n\/\/# sourceMappingURL=.*$/u, ''));
  }
}

// @ts-check
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Arch, Platform, build } from 'electron-builder';
import { configuration } from '../electron-builder.mjs';
import { findElectron } from '../runtime/find-electron.mjs';
import { inRoot } from '../setup/paths.mjs';
import { makePackagingFiles } from './packaging-files.mjs';
import { prebuildsFor, stageApplication } from './stage-application.mjs';

/** @typedef {import('./options.mjs').PackageOptions} PackageOptions */
/** @typedef {import('./means.mjs').Means} Means */

const MADE = inRoot('out/package-files');
const APPLICATION = inRoot('out/package-application');

/** Also where others look for what was made. */
export const OUTPUT = inRoot('out/packages');

const platforms = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS };

/**
 * Makes packages of one system and processor.
 * @param {PackageOptions} options
 * @param {Means} means
 * @returns {Promise<string[]>} the files that were made
 * @throws {import('../setup/setup-error.mjs').SetupError} if an addon or a runtime is missing
 */
export async function makePackages(options, means) {
  const { system, arch, wanted, fast, again } = options;
  if (again === undefined) await stage(options);
  const config = configuration({
    application: APPLICATION,
    made: MADE,
    output: OUTPUT,
    fast,
    version: again,
    afterExtract: ({ appOutDir }) => removeForeignApplication(appOutDir),
    ...(await localRuntime(means)),
  });
  Object.assign(process.env, means.environment, fast ? quick : {});
  return build({
    targets: platforms[system].createTarget([...wanted], Arch[arch]),
    config,
    projectDir: inRoot('.'),
    publish: 'never',
    ...(again === undefined ? {} : { prepackaged: path.join(OUTPUT, 'linux-unpacked') }),
  });
}

/** @param {PackageOptions} options */
async function stage({ system, arch }) {
  const architectures = arch === 'universal' ? ['x64', 'arm64'] : [arch];
  await stageApplication(APPLICATION, prebuildsFor({ platform: system, architectures }));
  await makePackagingFiles(MADE);
  // For windows where no menu entry tells their picture: a tar.gz has none.
  if (system === 'linux') {
    await cp(path.join(MADE, 'icons/png/256x256.png'), path.join(APPLICATION, 'dist/icon.png'));
  }
}

/** Archives in a third of the time, and larger by a tenth. */
const quick = { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' };

/** @param {Means} means */
async function localRuntime({ unreachable }) {
  if (!unreachable && !process.env['ELECTRON_OVERRIDE_DIST_PATH']) return {};
  const { binary, version } = await findElectron();
  return { runtime: { folder: path.dirname(binary), version } };
}

/**
 * Takes away what runs in a bare Electron: our launcher (runtime/launcher.mjs), or Electron's own page.
 * @param {string} folder
 */
async function removeForeignApplication(folder) {
  for (const name of ['app', 'default_app.asar']) {
    await rm(path.join(folder, 'resources', name), { recursive: true, force: true });
  }
}

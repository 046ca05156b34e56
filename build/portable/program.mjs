// @ts-check
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { npm } from '../setup/npm.mjs';
import { run } from '../setup/run.mjs';

/**
 * Lays out the portable tests (native/test/portable) beside the package of the command, whose dgram module
 * they test: a directory as a user would have it, that runs wherever there is Node.
 * @param {string} directory is made anew
 * @param {string} archive the package
 * @returns {Promise<string>} the program to run, inside the directory
 */
export async function layOutPortableTests(directory, archive) {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const manifest = { private: true, imports: { '#native': 'gramscope' } };
  await writeFile(path.join(directory, 'package.json'), JSON.stringify(manifest));
  await npm(['install', '--offline', '--prefix', directory, archive]);
  const program = path.join(directory, 'tests.cjs');
  await run(process.execPath, [inRoot('build/portable/bundle.mjs'), program]);
  return program;
}

// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A translation unit that is compiled at once.
 * @typedef {object} Unit
 * @property {string} name of its folder, such as `core-file`
 * @property {readonly string[]} sources relative to native/
 */

/**
 * The sources of each folder as one unit: headers are parsed once for all of them, and what they make of
 * templates is compiled once, which takes a third of the time. Folders with most sources come first, so that
 * none is left alone at the end.
 * @param {readonly string[]} sources relative to native/
 * @returns {Unit[]}
 */
export function unitsOf(sources) {
  const folders = [...new Set(sources.map((source) => path.posix.dirname(source)))];
  return folders
    .map((folder) => ({
      name: folder.replaceAll('/', '-'),
      sources: sources.filter((source) => path.posix.dirname(source) === folder),
    }))
    .toSorted((one, other) => other.sources.length - one.sources.length);
}

/**
 * @param {Unit} unit
 * @param {string} directory in which the unit is put
 * @returns {Promise<string>} its path
 */
export async function writeUnit({ name, sources }, directory) {
  const file = path.join(directory, `${name}.cc`);
  await mkdir(directory, { recursive: true });
  await writeFile(file, sources.map((source) => `#include "${source}"\n`).join(''));
  return file;
}

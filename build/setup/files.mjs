// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * The regular files below the given places, in an order that is the same everywhere.
 * @param {readonly string[]} places files or directories; one that is missing holds no files
 * @param {(file: string) => boolean} [wanted] asked about each file and, to prune, each directory
 * @returns {Promise<string[]>}
 */
export async function listFiles(places, wanted = () => true) {
  const lists = await Promise.all(places.map((place) => listPlace(place, wanted)));
  return lists.flat().toSorted();
}

/**
 * @param {string} place
 * @param {(file: string) => boolean} wanted
 * @returns {Promise<string[]>}
 */
async function listPlace(place, wanted) {
  const entry = await lstat(place).catch(() => undefined);
  if (entry?.isFile()) return wanted(place) ? [place] : [];
  if (!entry?.isDirectory() || !wanted(`${place}${path.sep}`)) return [];
  const names = await readdir(place);
  return listFiles(
    names.map((name) => path.join(place, name)),
    wanted,
  );
}

/**
 * One digest over names and contents. Anything that changes, appears, goes or moves changes it.
 * @param {string} base the directory that the names are relative to
 * @param {readonly string[]} files
 * @param {readonly string[]} [facts] other things that the result depends on
 * @returns {string} sha256 in hex
 */
export function digestOf(base, files, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of files) {
    const content = readFileSync(file);
    const name = path.relative(base, file).replaceAll(path.sep, '/');
    hash.update(JSON.stringify([name, content.length])).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} directory
 * @returns {Promise<number>} bytes of all files below it, 0 if there is none
 */
export async function directorySize(directory) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const place = path.join(directory, entry.name);
    if (entry.isDirectory()) bytes += await directorySize(place);
    // A file may go while we look: programs at work rename and remove their temporary files.
    else
      bytes += await lstat(place).then(
        (stat) => stat.size,
        () => 0,
      );
  }
  return bytes;
}

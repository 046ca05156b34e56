// @ts-check
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
// No static import: this module is loaded before packages are installed.
/** @typedef {import('yauzl').Entry} Entry */
/** @typedef {import('yauzl').ZipFile} ZipFile */

/**
 * Unpacks some entries of a zip archive, with their permissions. The archive is trusted: whoever calls
 * has checked its integrity. (yauzl itself refuses names that lead out of the directory.)
 * @param {string} archive
 * @param {string} directory
 * @param {(name: string) => string | undefined} place where an entry goes, relative to the directory, if
 *   it is wanted
 */
export async function unzip(archive, directory, place) {
  const { default: yauzl } = await import('yauzl');
  /** @type {(path: string, options: import('yauzl').Options) => Promise<ZipFile>} */
  const open = promisify(yauzl.open);
  const zip = await open(archive, { lazyEntries: true });
  await new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (/** @type {Entry} */ entry) => {
      const name = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
      const done = name ? unpackEntry(zip, entry, path.join(directory, name)) : Promise.resolve();
      done.then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  }).finally(() => zip.close());
}

/**
 * @param {ZipFile} zip
 * @param {Entry} entry
 * @param {string} file
 */
async function unpackEntry(zip, entry, file) {
  /** @type {(entry: Entry) => Promise<import('node:stream').Readable>} */
  const read = promisify(zip.openReadStream.bind(zip));
  await mkdir(path.dirname(file), { recursive: true });
  // The upper half holds the Unix mode, see appnote.txt 4.4.15.
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  await pipeline(await read(entry), createWriteStream(file, { mode: mode || 0o644 }));
}

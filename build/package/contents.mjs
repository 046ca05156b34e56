// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { listFiles } from '../setup/files.mjs';
import { root } from '../setup/paths.mjs';

/**
 * @typedef {object} Entry
 * @property {string} name in the application, with forward slashes
 * @property {Buffer} content
 */

/** Names that a package has no use for. */
const unwantedNames =
  /(?:\.tsx?|\.map|\.test\.\w+|\.cc|\.h|\.gyp|\.md|\.env|\.pem|\.key|\.p12|\.npmrc)$|(?:^|\/)(?:node_modules|test|e2e|src|\.git)\//u;

/** Contents that must not leave this machine: private keys, tokens of registries, and where it was built. */
const unwantedContents = [
  { what: 'a private key', sought: 'PRIVATE KEY-----' },
  { what: 'a token of npm', sought: '_authToken' },
  { what: 'a path of this machine', sought: `${root}/` },
];

/**
 * @param {string} unpacked folder of an application without installer
 * @returns {Promise<Entry[]>} the files of its archive, and those that lie beside it because they must
 */
export async function contentsOf(unpacked) {
  const asar = path.join(unpacked, 'resources/app.asar');
  const packed = listPackage(asar, { isPack: false })
    .map((name) => name.slice(1))
    .filter((name) => 'size' in statFile(asar, name))
    .map((name) => ({ name: name.replaceAll(path.sep, '/'), content: extractFile(asar, name) }));
  const beside = await listFiles([`${asar}.unpacked`]);
  const names = new Set(packed.map(({ name }) => name));
  const strangers = await Promise.all(
    beside
      .map((file) => ({ file, name: path.relative(`${asar}.unpacked`, file) }))
      .filter(({ name }) => !names.has(name))
      .map(async ({ file, name }) => ({ name, content: await readFile(file) })),
  );
  return [...packed, ...strangers];
}

/**
 * @param {readonly Entry[]} entries
 * @returns {string[]} what should not be there, a line each
 */
export function unwantedIn(entries) {
  return entries.flatMap(({ name, content }) => [
    ...(unwantedNames.test(name) ? [`${name} should not be in the package`] : []),
    ...unwantedContents
      .filter(({ sought }) => content.includes(sought))
      .map(({ what, sought }) => `${name} has ${what} inside: ${around(content, sought)}`),
  ]);
}

/**
 * @param {Buffer} content
 * @param {string} sought
 * @returns {string} the text around it, to find it by
 */
function around(content, sought) {
  const at = content.indexOf(sought);
  return JSON.stringify(content.subarray(Math.max(0, at - 20), at + 60).toString('latin1'));
}

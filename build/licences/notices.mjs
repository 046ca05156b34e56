// @ts-check
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { applicationShipment, bundledPackages } from './bundled-packages.mjs';
import { ownParts } from './own-parts.mjs';

const line = '-'.repeat(80);

/**
 * Writes the licences of all that ships into one file. Electron's own, with those of Chromium, lie in its
 * distribution (`LICENSE.electron.txt`, `LICENSES.chromium.html`), which packages keep.
 * @param {string} [file] where to; `out/THIRD-PARTY-NOTICES.txt` if absent
 * @param {import('./bundled-packages.mjs').Shipment} [shipment] of which: the application if absent
 * @returns {Promise<string>} the file
 */
export async function writeNotices(
  file = inRoot('out/THIRD-PARTY-NOTICES.txt'),
  shipment = applicationShipment,
) {
  const packages = await bundledPackages(shipment);
  const texts = await Promise.all(packages.map(noticeOf));
  const parts = ownParts.map(({ name, licence, text }) => [`${name}`, licence, text].join('\n\n'));
  const heading =
    'Gramscope is under the MIT licence (LICENSE). It contains the following, under licences of their own.' +
    (shipment.hasPages
      ? '\nElectron and Chromium come with files of theirs: LICENSE.electron.txt and LICENSES.chromium.html.'
      : '');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${[heading, ...texts, ...parts].join(`\n\n${line}\n`)}\n`);
  return file;
}

/** @param {import('./bundled-packages.mjs').BundledPackage} bundled */
async function noticeOf({ name, version, licence, folder }) {
  return [`${name} ${version}`, licence, await licenceText(inRoot(folder), licence)].join('\n\n');
}

/**
 * The text that a package has, whatever its file is called; where there is none, the standard one with the
 * author's name.
 * @param {string} folder
 * @param {string} licence
 */
async function licenceText(folder, licence) {
  const names = await readdir(folder);
  const found = names.filter((name) => /^(licen[cs]e|copying|notice|ofl)/iu.test(name)).toSorted();
  if (found.length === 0) return standardText(folder, licence);
  const texts = await Promise.all(found.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}

/**
 * @param {string} folder
 * @param {string} licence
 */
async function standardText(folder, licence) {
  const text = licence === 'MIT' ? await readFile(inRoot('LICENSE'), 'utf8') : '';
  const rest = text.slice(text.indexOf('Permission is hereby granted'));
  const { author, name } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  if (rest === '' || licence !== 'MIT') throw new Error(`${name} has no text of its licence`);
  const who = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return `MIT License\n\nCopyright (c) ${who.replace(/ <.*/u, '')}\n\n${rest.trim()}`;
}

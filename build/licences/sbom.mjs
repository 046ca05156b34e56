// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { bundledPackages } from './bundled-packages.mjs';
import { ownParts } from './own-parts.mjs';

/**
 * Writes the software bill of materials: CycloneDX 1.6 of what ships, and not of what it was made with. The same
 * sources give the same bytes, for it has no time and its serial number is made of its contents.
 * @param {string} [file] where to; `out/gramscope.cdx.json` if absent
 * @returns {Promise<string>} the file
 */
export async function writeSbom(file = inRoot('out/gramscope.cdx.json')) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(await sbom(), null, 2)}\n`);
  return file;
}

/** @returns {Promise<Record<string, unknown>>} the bill, as an object */
export async function sbom() {
  const own = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const lock = JSON.parse(await readFile(inRoot('package-lock.json'), 'utf8'));
  const packages = (await bundledPackages()).map(({ name, version, licence, folder }) => {
    const { integrity } = lock.packages[folder.replaceAll('\\', '/')] ?? {};
    return Object.assign(componentOf('library', name, version, licence), hashesOf(integrity));
  });
  const electron = componentOf('framework', 'electron', own.devDependencies.electron, 'MIT');
  const parts = ownParts.map(({ name, version, licence }) => ({
    type: 'library',
    'bom-ref': name,
    name,
    version,
    licenses: [{ expression: licence }],
  }));
  const components = [...packages, electron, ...parts];
  const { purl: _none, ...application } = componentOf('application', own.name, own.version, 'MIT');
  const refs = components.map((component) => component['bom-ref']);
  const bill = {
    metadata: { component: application },
    components,
    dependencies: [{ ref: application['bom-ref'], dependsOn: refs }],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bill))}`;
  return { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber, version: 1, ...bill };
}

/**
 * @param {'library' | 'framework' | 'application'} type
 * @param {string} name
 * @param {string} version
 * @param {string} licence
 */
function componentOf(type, name, version, licence) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const isExpression = / (OR|AND|WITH) /u.test(licence);
  const licenses = isExpression ? [{ expression: licence }] : [{ license: { id: licence } }];
  return { type, 'bom-ref': purl, name, version, licenses, purl };
}

/** @param {string | undefined} integrity as in the lockfile: the digest of the package's archive */
function hashesOf(integrity) {
  const [algorithm, digest] = integrity?.split('-') ?? [];
  if (algorithm !== 'sha512' || digest === undefined) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] };
}

/** @param {string} text */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  // Version 8 of RFC 9562: made in a way of its own.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

// @ts-check

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [dev]
 * @property {boolean} [link]
 * @property {boolean} [hasInstallScript]
 * @property {string} [license]
 */

/** @typedef {Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>} Manifest */

const groups = /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies']);

/** Packages that may run a script when they are installed, which has been read: it downloads nothing. */
const readScripts = new Set(['clang-format-node', 'electron-winstaller', 'fsevents']);

/**
 * Whether the lockfile gives the same packages to everybody, whatever happens elsewhere. Addresses may be
 * absent (npm's omit-lockfile-registry-resolved): then packages come from the registry that a person has
 * configured, and their digests say which ones they are.
 *
 * @param {Manifest} manifest package.json
 * @param {{ packages: Record<string, LockedPackage & Manifest> }} lock package-lock.json
 * @param {string} [registry] whose addresses may stand in the lockfile; none may if absent
 * @returns {string[]} complaints
 */
export function lockfileComplaints(manifest, lock, registry) {
  const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
  return [
    ...groups.flatMap((group) => manifestComplaints(group, manifest, lock.packages[''] ?? {})),
    ...locked.flatMap(([place, entry]) => entryComplaints(place, entry, registry)),
  ];
}

/**
 * @param {(typeof groups)[number]} group
 * @param {Manifest} manifest
 * @param {Manifest} locked what the lockfile remembers of it
 */
function manifestComplaints(group, manifest, locked) {
  const wanted = manifest[group] ?? {};
  const complaints = Object.entries(wanted)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/u.test(version))
    .map(([name, version]) => `package.json: ${name} is ${version}, and not one exact version`);
  const isSame = JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(locked[group] ?? {}));
  return isSame
    ? complaints
    : [...complaints, `package-lock.json has other ${group} than package.json`];
}

/**
 * @param {string} place such as node_modules/react
 * @param {LockedPackage} entry
 * @param {string | undefined} registry
 */
function entryComplaints(
  place,
  { version, resolved, integrity, link, hasInstallScript },
  registry,
) {
  const complaints = [];
  if (link === true) complaints.push('is a link to a folder');
  if (version === undefined) complaints.push('has no version');
  if (integrity?.startsWith('sha512-') !== true) complaints.push('has no sha512');
  const isKnown = registry !== undefined && resolved?.startsWith(registry);
  if (resolved !== undefined && !isKnown) complaints.push(`comes from ${resolved}`);
  if (hasInstallScript === true && !readScripts.has(nameOf(place)))
    complaints.push('runs a script when it is installed');
  return complaints.map((complaint) => `package-lock.json: ${place} ${complaint}`);
}

/** @param {string} place */
export function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** @param {Record<string, string>} record */
function sorted(record) {
  return Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

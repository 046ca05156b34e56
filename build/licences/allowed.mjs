// @ts-check

/** @typedef {import('./bundled-packages.mjs').BundledPackage} BundledPackage */

/** Licences (SPDX) under which something may be part of a program under the MIT licence, given their texts. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * @param {readonly Pick<BundledPackage, 'name' | 'version' | 'licence'>[]} packages
 * @returns {string[]} complaints, one a package whose licence is not allowed
 */
export function licenceComplaints(packages) {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} is under ${licence}, which build/licences/allowed.mjs does not list`,
    );
}

/**
 * Of alternatives one is enough; of licences that count together, all are needed.
 * @param {string} expression of SPDX, without nested parentheses
 */
function isAllowed(expression) {
  const plain = expression.replace(/^\((.*)\)$/u, '$1');
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));
}

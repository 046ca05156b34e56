// @ts-check
import { SetupError } from '../../setup/setup-error.mjs';

/**
 * What electron-builder tells fpm to make. See fpm(1) and electron-builder's FpmTarget.
 * @typedef {object} Order
 * @property {'deb' | 'rpm'} type
 * @property {string} file to be made
 * @property {string} name
 * @property {string} version
 * @property {string} architecture as the kind of package calls it
 * @property {string} maintainer
 * @property {string} vendor
 * @property {string} url
 * @property {string} license
 * @property {string} category
 * @property {string} summary one line
 * @property {string} description
 * @property {string} compression
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {string | undefined} afterInstall file
 * @property {string | undefined} afterRemove file
 * @property {readonly Mapping[]} mappings
 *
 * @typedef {object} Mapping
 * @property {string} from file, link or, with `/` at its end, what is in a folder
 * @property {string} to absolute path
 */

/** Options without a value. */
const switches = new Set(['--force', '--debug']);

/** Options with one, by the short names that electron-builder uses. */
const long = /** @type {Readonly<Record<string, string>>} */ ({
  '-s': '--input-type',
  '-t': '--output-type',
  '-d': '--depends',
});

const known = new Set([
  ...Object.values(long),
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
  '--maintainer',
  '--vendor',
  '--url',
  '--category',
  '--license',
  '--log',
  '--iteration',
  '--deb-priority',
  '--deb-recommends',
  '--deb-compression',
  '--rpm-summary',
  '--rpm-os',
  '--rpm-compression',
]);

/**
 * @param {readonly string[]} args
 * @returns {Order}
 * @throws {SetupError} for what this program does not know, rather than make a package that lacks it
 */
export function parseOrder(args) {
  const { values, mappings } = sortOut(args);
  const first = (/** @type {string} */ name) => values.get(name)?.[0];
  const needed = (/** @type {string} */ name) => {
    const value = first(name);
    if (!value) throw new SetupError(`fpm: ${name} is missing`);
    return value;
  };
  const type = needed('--output-type');
  if (type !== 'deb' && type !== 'rpm') throw new SetupError(`fpm: makes no ${type}`);
  const text = needed('--description');
  return {
    type,
    file: needed('--package'),
    name: needed('--name'),
    version: needed('--version'),
    architecture: needed('--architecture'),
    maintainer: needed('--maintainer'),
    vendor: first('--vendor') ?? '',
    url: needed('--url'),
    license: first('--license') ?? 'unknown',
    category: first('--category') ?? '',
    // Of a deb the summary is the first line of the description, as in its control file.
    summary: first('--rpm-summary') ?? text.split('\n')[0]?.trim() ?? '',
    description: (type === 'deb' ? text.split('\n').slice(1).join('\n') : text).trim(),
    compression: first(`--${type}-compression`) ?? 'xz',
    depends: values.get('--depends') ?? [],
    recommends: values.get('--deb-recommends') ?? [],
    afterInstall: first('--after-install'),
    afterRemove: first('--after-remove'),
    mappings,
  };
}

/** @param {readonly string[]} args */
function sortOut(args) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  /** @type {Mapping[]} */
  const mappings = [];
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (switches.has(word)) continue;
    if (!word.startsWith('-')) {
      mappings.push(mappingOf(word));
      continue;
    }
    const [option = '', attached] = /^(--[^=]+)=(.*)$/su.exec(word)?.slice(1) ?? [word];
    const name = long[option] ?? option;
    const value = attached ?? rest.shift();
    if (!known.has(name)) throw new SetupError(`fpm: ${name} is not known here`);
    if (value === undefined) throw new SetupError(`fpm: ${name} has no value`);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  if (mappings.length === 0) throw new SetupError('fpm: there is nothing to package');
  return { values, mappings };
}

/**
 * @param {string} word `FROM=TO`, split as fpm does at the first sign of equality
 * @returns {Mapping}
 */
function mappingOf(word) {
  const at = word.indexOf('=');
  const to = word.slice(at + 1);
  if (at < 1 || !to.startsWith('/') || to.split('/').includes('..')) {
    throw new SetupError(`fpm: ${word} does not say what goes where`);
  }
  return { from: word.slice(0, at), to };
}

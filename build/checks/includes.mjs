// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which C++ may include what: core knows neither platform nor binding, platform knows core,
 * binding knows both and is alone with napi.h. Own headers are included relative to native/.
 *
 * @typedef {{ file: string, line: number, problem: string }} Violation
 */

/** @type {Record<string, RegExp>} */
const may = {
  core: /^core\//,
  'core/export': /^core\//,
  'core/file': /^core\//,
  'core/log': /^core\//,
  'core/query': /^core\//,
  'core/replay': /^core\//,
  'core/streams': /^core\//,
  platform: /^(core\/|platform\/[^/]+\.h$)/,
  'platform/shared': platformHeaders('shared'),
  'platform/posix': platformHeaders('shared', 'posix'),
  'platform/unbatched': platformHeaders('shared', 'unbatched'),
  'platform/linux': platformHeaders('shared', 'posix', 'linux'),
  'platform/macos': platformHeaders('shared', 'posix', 'unbatched', 'macos'),
  'platform/windows': platformHeaders('shared', 'unbatched', 'windows'),
  binding: /^(core\/|platform\/[^/]+\.h$|binding\/)/,
  test: /^(core\/|platform\/|test\/)/,
};

const napiHeader = /^(napi|node_api|js_native_api|uv|node)\b/;
const systemHeader =
  /^(sys\/|netinet\/|arpa\/|net\/|linux\/|unistd\.h|netdb\.h|winsock|ws2|windows)/i;

/**
 * @param {string} native The folder native/.
 * @returns {Violation[]}
 */
export function checkIncludes(native) {
  return Object.keys(may).flatMap((layer) =>
    sourcesIn(join(native, layer)).flatMap((file) => checkFile(native, layer, join(layer, file))),
  );
}

/**
 * @param {readonly string[]} folders of platform/
 * @returns {RegExp} the headers there, those of the interface, and core
 */
function platformHeaders(...folders) {
  return new RegExp(`^(core/|platform/((${folders.join('|')})/)?[^/]+\\.h$)`);
}

/** @param {string} folder */
function sourcesIn(folder) {
  return readdirSync(folder).filter((name) => /\.(h|cc)$/.test(name));
}

/**
 * @param {string} native
 * @param {string} layer
 * @param {string} file
 * @returns {Violation[]}
 */
function checkFile(native, layer, file) {
  const lines = readFileSync(join(native, file), 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    const [, open, header = ''] = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(text) ?? [];
    const problem = open === undefined ? undefined : problemOf(layer, open === '"', header);
    return problem === undefined ? [] : [{ file: join('native', file), line: index + 1, problem }];
  });
}

/**
 * @param {string} layer
 * @param {boolean} own
 * @param {string} header
 */
function problemOf(layer, own, header) {
  if (own) return may[layer]?.test(header) ? undefined : `${layer} must not include "${header}"`;
  if (napiHeader.test(header) && layer !== 'binding') return `only binding may include <${header}>`;
  if (systemHeader.test(header) && layer.startsWith('core'))
    return `core must not include <${header}>`;
  return undefined;
}

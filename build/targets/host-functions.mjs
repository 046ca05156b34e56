// @ts-check
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';

/** What windows/host_functions.c makes the functions of Node-API from. */
export const hostFunctionsSource = inRoot('build/targets/windows/host_functions.c');

/**
 * Lists the functions of Node-API for that source.
 * @param {string} directory in which the list is put
 * @param {import('./toolchain.mjs').Toolchain} tools
 * @param {readonly string[]} defines among them `NAPI_VERSION=N`
 */
export async function listHostFunctions(directory, { symbols }, defines) {
  const names = nodeApiFunctions(symbols, nodeApiVersion(defines));
  const lines = names.map((name) => `FUNCTION(${name})\n`);
  await writeFile(path.join(directory, 'node_api_functions.inc'), lines.join(''));
}

/** @param {readonly string[]} defines */
export function nodeApiVersion(defines) {
  const version = defines.map((define) => /^NAPI_VERSION=(\d+)$/u.exec(define)?.[1]).find(Boolean);
  if (version === undefined)
    throw new Error('binding.gyp does not say which NAPI_VERSION it is for');
  return Number(version);
}

/**
 * Every function that a program with this version of Node-API has: it has those of earlier ones too.
 * @param {string} symbols the list in the headers of Node-API
 * @param {number} version
 * @returns {string[]}
 */
export function nodeApiFunctions(symbols, version) {
  const lists = createRequire(import.meta.url)(symbols)[`v${version}`];
  return [...lists.js_native_api_symbols, ...lists.node_api_symbols];
}

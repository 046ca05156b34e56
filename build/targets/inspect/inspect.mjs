// @ts-check
import { readFile } from 'node:fs/promises';
import { inspectElf } from './elf.mjs';
import { inspectMachO } from './mach-o.mjs';
import { inspectPe } from './pe.mjs';

/**
 * What a compiled addon says about itself.
 * @typedef {object} Inspection
 * @property {'ELF' | 'Mach-O' | 'PE'} format
 * @property {string} machine
 * @property {boolean} isAddon whether node finds its entry, napi_register_module_v1
 * @property {readonly string[]} nodeFunctions those of Node-API that it is linked to
 * @property {readonly string[]} libraries that it is linked to
 * @property {string} [glibc] the oldest version of glibc that has all that it uses
 * @property {string | undefined} [macos] the oldest version of macOS that it says it is for
 * @property {string | undefined} [installName] what it calls itself
 * @property {boolean} [isSigned] without which macOS on arm64 loads nothing
 */

/**
 * @param {string} file
 * @returns {Promise<Inspection>}
 * @throws {Error} if it is no library of any of the three formats
 */
export async function inspect(file) {
  const bytes = await readFile(file);
  if (bytes.readUInt32BE(0) === 0x7f454c46) return inspectElf(bytes);
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return inspectMachO(bytes);
  if (bytes.readUInt16LE(0) === 0x5a4d) return inspectPe(bytes);
  throw new Error(`${file} is no library`);
}

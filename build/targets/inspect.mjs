// @ts-check
import { readFile } from 'node:fs/promises';

/**
 * What a compiled addon says about itself.
 * @typedef {object} Inspection
 * @property {'ELF' | 'Mach-O' | 'PE'} format
 * @property {string} machine
 * @property {boolean} isAddon whether node finds its entry, napi_register_module_v1
 */

const ENTRY = 'napi_register_module_v1';

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

/** elf(5), 64 bit, little-endian. @param {Buffer} bytes @returns {Inspection} */
function inspectElf(bytes) {
  const machine = { 62: 'x64', 183: 'arm64' }[bytes.readUInt16LE(18)] ?? 'unknown';
  const sections = elfSections(bytes);
  const symbols = sections.find(({ type }) => type === 11 /* SHT_DYNSYM */);
  const names = symbols && sections[symbols.link];
  const isAddon = symbols && names ? hasElfEntry(bytes, symbols, names.start) : false;
  return { format: 'ELF', machine, isAddon };
}

/**
 * @param {Buffer} bytes
 * @param {{ start: number, end: number }} symbols
 * @param {number} names
 */
function hasElfEntry(bytes, { start, end }, names) {
  return Array.from({ length: (end - start) / 24 }, (_, index) => start + index * 24).some((at) => {
    const isDefined = bytes.readUInt16LE(at + 6) !== 0;
    return isDefined && textAt(bytes, names + bytes.readUInt32LE(at)) === ENTRY;
  });
}

/** @param {Buffer} bytes */
function elfSections(bytes) {
  const [start, size, count] = [
    Number(bytes.readBigUInt64LE(40)),
    bytes.readUInt16LE(58),
    bytes.readUInt16LE(60),
  ];
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * size;
    const offset = Number(bytes.readBigUInt64LE(at + 24));
    const end = offset + Number(bytes.readBigUInt64LE(at + 32));
    return {
      type: bytes.readUInt32LE(at + 4),
      link: bytes.readUInt32LE(at + 40),
      start: offset,
      end,
    };
  });
}

/** mach-o/loader.h and nlist.h, 64 bit. @param {Buffer} bytes @returns {Inspection} */
function inspectMachO(bytes) {
  const machine = { 0x01000007: 'x64', 0x0100000c: 'arm64' }[bytes.readUInt32LE(4)] ?? 'unknown';
  let isAddon = false;
  let at = 32;
  for (let left = bytes.readUInt32LE(16); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) === 2 /* LC_SYMTAB */) isAddon = hasMachOEntry(bytes, at);
    at += bytes.readUInt32LE(at + 4);
  }
  return { format: 'Mach-O', machine, isAddon };
}

/** @param {Buffer} bytes @param {number} command */
function hasMachOEntry(bytes, command) {
  const [symbols = 0, count = 0, names = 0] = [8, 12, 16].map((at) =>
    bytes.readUInt32LE(command + at),
  );
  return Array.from({ length: count }, (_, index) => symbols + index * 16).some((at) => {
    const type = bytes.readUInt8(at + 4);
    const isDefinedExternal = (type & 0x01) !== 0 && (type & 0x0e) !== 0;
    return isDefinedExternal && textAt(bytes, names + bytes.readUInt32LE(at)) === `_${ENTRY}`;
  });
}

/** The PE Format of Microsoft, PE32+. @param {Buffer} bytes @returns {Inspection} */
function inspectPe(bytes) {
  const header = bytes.readUInt32LE(0x3c);
  const machine = { 0x8664: 'x64', 0xaa64: 'arm64' }[bytes.readUInt16LE(header + 4)] ?? 'unknown';
  const optional = header + 24;
  const sections = optional + bytes.readUInt16LE(header + 20);
  const count = bytes.readUInt16LE(header + 6);
  /** @param {number} address where the loader would put it */
  const inFile = (address) => {
    for (let at = sections; at < sections + count * 40; at += 40) {
      const offset = address - bytes.readUInt32LE(at + 12);
      if (offset >= 0 && offset < bytes.readUInt32LE(at + 16)) {
        return bytes.readUInt32LE(at + 20) + offset;
      }
    }
    throw new Error('a table lies outside of all sections');
  };
  const directory = inFile(bytes.readUInt32LE(optional + 112));
  const names = inFile(bytes.readUInt32LE(directory + 32));
  const isAddon = Array.from({ length: bytes.readUInt32LE(directory + 24) }, (_, index) =>
    textAt(bytes, inFile(bytes.readUInt32LE(names + index * 4))),
  ).includes(ENTRY);
  return { format: 'PE', machine, isAddon };
}

/** @param {Buffer} bytes @param {number} start */
function textAt(bytes, start) {
  return bytes.toString('latin1', start, bytes.indexOf(0, start));
}

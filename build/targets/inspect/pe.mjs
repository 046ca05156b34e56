// @ts-check
import { ENTRY, entries, textAt } from './text.mjs';

/** The PE Format of Microsoft, PE32+. @param {Buffer} bytes @returns {import('./inspect.mjs').Inspection} */
export function inspectPe(bytes) {
  const header = bytes.readUInt32LE(0x3c);
  const machine = { 0x8664: 'x64', 0xaa64: 'arm64' }[bytes.readUInt16LE(header + 4)] ?? 'unknown';
  const directories = header + 24 + 112;
  const inFile = addressesOf(bytes, header);
  return {
    format: 'PE',
    machine,
    isAddon: exportsOf(bytes, bytes.readUInt32LE(directories), inFile).includes(ENTRY),
    // Found in the running program (../windows/host_functions.c).
    nodeFunctions: [],
    libraries: importsOf(bytes, bytes.readUInt32LE(directories + 8), inFile),
  };
}

/**
 * @param {Buffer} bytes
 * @param {number} header
 * @returns {(address: number) => number} from where the loader puts a thing to where it is in the file
 */
function addressesOf(bytes, header) {
  const sections = header + 24 + bytes.readUInt16LE(header + 20);
  const count = bytes.readUInt16LE(header + 6);
  return (address) => {
    for (const at of entries(sections, count, 40)) {
      const offset = address - bytes.readUInt32LE(at + 12);
      if (offset >= 0 && offset < bytes.readUInt32LE(at + 16)) {
        return bytes.readUInt32LE(at + 20) + offset;
      }
    }
    throw new Error('a table lies outside of all sections');
  };
}

/** @param {Buffer} bytes @param {number} table @param {(address: number) => number} inFile */
function exportsOf(bytes, table, inFile) {
  const directory = inFile(table);
  const names = inFile(bytes.readUInt32LE(directory + 32));
  return entries(names, bytes.readUInt32LE(directory + 24), 4).map((at) =>
    textAt(bytes, inFile(bytes.readUInt32LE(at))),
  );
}

/** The libraries; the last entry is of zeros. @param {Buffer} bytes @param {number} table @param {(address: number) => number} inFile */
function importsOf(bytes, table, inFile) {
  const names = [];
  for (let at = inFile(table); bytes.readUInt32LE(at + 12) !== 0; at += 20) {
    names.push(textAt(bytes, inFile(bytes.readUInt32LE(at + 12))));
  }
  return names;
}

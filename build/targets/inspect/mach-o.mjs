// @ts-check
import { entries, nodeApiIn, textAt } from './text.mjs';

/** Load commands of mach-o/loader.h. */
const LC_SYMTAB = 0x2;
const LC_LOAD_DYLIB = 0xc;
const LC_ID_DYLIB = 0xd;
const LC_CODE_SIGNATURE = 0x1d;
const LC_BUILD_VERSION = 0x32;

/** mach-o/loader.h and nlist.h, 64 bit. @param {Buffer} bytes @returns {import('./inspect.mjs').Inspection} */
export function inspectMachO(bytes) {
  const machine = { 0x01000007: 'x64', 0x0100000c: 'arm64' }[bytes.readUInt32LE(4)] ?? 'unknown';
  const commands = commandsOf(bytes);
  /** @param {number} kind */
  const all = (kind) => commands.filter((at) => bytes.readUInt32LE(at) === kind);
  /** @param {number} at */
  const nameOf = (at) => textAt(bytes, at + bytes.readUInt32LE(at + 8));
  const symbols = all(LC_SYMTAB).flatMap((at) => symbolsOf(bytes, at));
  return {
    format: 'Mach-O',
    machine,
    ...nodeApiIn(symbols),
    libraries: all(LC_LOAD_DYLIB).map(nameOf),
    installName: all(LC_ID_DYLIB).map(nameOf)[0],
    macos: all(LC_BUILD_VERSION).map((at) => versionAt(bytes, at + 12))[0],
    isSigned: all(LC_CODE_SIGNATURE).length > 0,
  };
}

/** @param {Buffer} bytes @returns {number[]} offsets */
function commandsOf(bytes) {
  const offsets = [];
  let at = 32;
  for (let left = bytes.readUInt32LE(16); left > 0; left -= 1) {
    offsets.push(at);
    at += bytes.readUInt32LE(at + 4);
  }
  return offsets;
}

/** External symbols, without the underscore that C has before each. @param {Buffer} bytes @param {number} command */
function symbolsOf(bytes, command) {
  const [start = 0, count = 0, names = 0] = [8, 12, 16].map((at) =>
    bytes.readUInt32LE(command + at),
  );
  return entries(start, count, 16)
    .filter((at) => (bytes.readUInt8(at + 4) & 0x01) !== 0)
    .map((at) => ({
      name: textAt(bytes, names + bytes.readUInt32LE(at)).replace(/^_/u, ''),
      isDefined: (bytes.readUInt8(at + 4) & 0x0e) !== 0,
    }));
}

/** Two numbers of 8 bits below one of 16. @param {Buffer} bytes @param {number} at */
function versionAt(bytes, at) {
  return `${bytes.readUInt16LE(at + 2)}.${bytes.readUInt8(at + 1)}`;
}

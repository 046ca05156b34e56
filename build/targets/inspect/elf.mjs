// @ts-check
import { entries, nodeApiIn, textAt } from './text.mjs';

/** Of the dynamic section (elf(5)), of the section types and the GNU extension for versions. */
const DT_NEEDED = 1;
const SHT_DYNAMIC = 6;
const SHT_DYNSYM = 11;
const SHT_GNU_VERNEED = 0x6ffffffe;

/** elf(5), 64 bit, little-endian. @param {Buffer} bytes @returns {import('./inspect.mjs').Inspection} */
export function inspectElf(bytes) {
  const machine = { 62: 'x64', 183: 'arm64' }[bytes.readUInt16LE(18)] ?? 'unknown';
  const sections = sectionsOf(bytes);
  /** @param {number} type */
  const find = (type) => {
    const section = sections.find((candidate) => candidate.type === type);
    if (!section) throw new Error(`there is no section of type ${type}`);
    return { ...section, names: sections[section.link]?.start ?? 0 };
  };
  const symbols = symbolsOf(bytes, find(SHT_DYNSYM));
  return {
    format: 'ELF',
    machine,
    ...nodeApiIn(symbols),
    libraries: librariesOf(bytes, find(SHT_DYNAMIC)),
    glibc: newest(versionsOf(bytes, find(SHT_GNU_VERNEED))),
  };
}

/** @param {Buffer} bytes */
function sectionsOf(bytes) {
  const start = Number(bytes.readBigUInt64LE(40));
  return entries(start, bytes.readUInt16LE(60), bytes.readUInt16LE(58)).map((at) => {
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

/** @typedef {{ start: number, end: number, names: number }} Table */

/** @param {Buffer} bytes @param {Table} table */
function symbolsOf(bytes, { start, end, names }) {
  return entries(start, (end - start) / 24, 24).map((at) => ({
    name: textAt(bytes, names + bytes.readUInt32LE(at)),
    isDefined: bytes.readUInt16LE(at + 6) !== 0,
  }));
}

/** @param {Buffer} bytes @param {Table} table */
function librariesOf(bytes, { start, end, names }) {
  return entries(start, (end - start) / 16, 16)
    .filter((at) => Number(bytes.readBigUInt64LE(at)) === DT_NEEDED)
    .map((at) => textAt(bytes, names + Number(bytes.readBigUInt64LE(at + 8))));
}

/** Versions of symbols that libraries must have: lists of lists, by offsets. @param {Buffer} bytes @param {Table} table */
function versionsOf(bytes, { start, names }) {
  const versions = [];
  for (let need = start, more = 1; more !== 0; need += more) {
    let at = need + bytes.readUInt32LE(need + 8);
    for (let left = bytes.readUInt16LE(need + 2); left > 0; left -= 1) {
      versions.push(textAt(bytes, names + bytes.readUInt32LE(at + 8)));
      at += bytes.readUInt32LE(at + 12);
    }
    more = bytes.readUInt32LE(need + 12);
  }
  return versions;
}

/** @param {readonly string[]} versions such as GLIBC_2.17 @returns {string} */
function newest(versions) {
  const minors = versions.flatMap((text) => /^GLIBC_2\.(\d+)/u.exec(text)?.[1] ?? []);
  return `2.${Math.max(...minors.map(Number))}`;
}

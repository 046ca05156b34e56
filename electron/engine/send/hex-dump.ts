/** What divides an offset of four digits or more from the bytes: as hexdump -C, xxd and Wireshark print it. */
const offset = /^\s*(?<digits>[0-9a-f]{4,16})(?<end>: |\s{2,}|\t|\s*$)/iu;

/** Bytes and the gaps between them, of which the one in the middle may be wider. */
const bytes = /^(?:[0-9a-f]{2}){1,4}(?: {1,2}(?:[0-9a-f]{2}){1,4})*/iu;

/** Of a line whose length no next line tells: more than that is the text beside the bytes. */
const mostOfLastLine = 16;

interface DumpLine {
  offset: number;
  /** Where the bytes begin in the line. */
  start: number;
  rest: string;
}

/**
 * What is no byte of a dump, replaced by spaces, so that places stay what they are; text that is no dump as
 * it was. It is one when the offsets of all its lines count the bytes before them.
 */
export function withoutOffsets(text: string): string {
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const read = filled.map(readLine).filter((line) => line !== null);
  if (read[0]?.offset !== 0 || read.length < filled.length || !isCertain(filled)) return text;
  const kept: string[] = [];
  for (const [at, line] of read.entries()) {
    const next = read[at + 1];
    const digits = next === undefined ? lastBytes(line) : bytesOf(line, next.offset - line.offset);
    if (digits === null) return text;
    kept.push(' '.repeat(line.start) + digits);
  }
  return lines
    .map((line) => (line.trim() === '' ? line : (kept.shift() ?? '').padEnd(line.length)))
    .join('\n');
}

/** One line of zeros and two spaces could be bytes as well; one with a colon could not. */
function isCertain(lines: readonly string[]): boolean {
  return lines.length > 1 || /^\s*[0-9a-f]+: /iu.test(lines[0] ?? '');
}

function readLine(line: string): DumpLine | null {
  const found = offset.exec(line);
  if (found === null) return null;
  const start = found[0].length;
  return { offset: parseInt(found.groups?.['digits'] ?? '', 16), start, rest: line.slice(start) };
}

/** The digits of so many bytes; null where the line has not as many. */
function bytesOf(line: DumpLine, count: number): string | null {
  const { digits, taken } = firstBytes(line, count);
  return taken === count ? digits : null;
}

function lastBytes(line: DumpLine): string {
  return firstBytes(line, mostOfLastLine).digits;
}

function firstBytes({ rest }: DumpLine, most: number): { digits: string; taken: number } {
  const all = bytes.exec(rest.split(/\||\s{3,}/u)[0] ?? '')?.[0] ?? '';
  const ends = Array.from(all.matchAll(/[0-9a-f]{2}/giu), ({ index }) => index + 2).slice(0, most);
  return { digits: all.slice(0, ends.at(-1) ?? 0), taken: ends.length };
}

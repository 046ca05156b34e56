// @ts-check

/**
 * A part of a help text.
 * @typedef {{ kind: 'heading', text: string }
 *   | { kind: 'paragraph', text: string }
 *   | { kind: 'example', lines: readonly string[] }
 *   | { kind: 'definitions', entries: readonly Entry[] }} Block
 * @typedef {{ term: string, lines: readonly string[] }} Entry lines that go on are joined
 */

/** Where a term ends and what is said of it begins. */
const GAP = /\S {2,}\S/u;

/** @param {string} text of a help @returns {Block[]} */
export function blocksOf(text) {
  return runsOf(text).map((lines) => {
    const [first = ''] = lines;
    if (first.startsWith(' ')) return indentedBlock(lines);
    const isHeading = lines.length === 1 && first.endsWith(':');
    const joined = lines.join(' ');
    return isHeading
      ? { kind: 'heading', text: joined.slice(0, -1) }
      : { kind: 'paragraph', text: joined };
  });
}

/** Lines that belong together: without an empty one between them, and all indented or none. @param {string} text */
function runsOf(text) {
  /** @type {string[][]} */
  const runs = [];
  let previous = '';
  for (const line of text.split('\n')) {
    const current = runs.at(-1);
    const goesOn = previous !== '' && previous.startsWith(' ') === line.startsWith(' ');
    if (line !== '' && goesOn && current) current.push(line);
    else if (line !== '') runs.push([line]);
    previous = line;
  }
  return runs;
}

/** @param {readonly string[]} lines @returns {Block} */
function indentedBlock(lines) {
  const margin = Math.min(...lines.map(indentOf));
  const isTable = lines.some((line, index) => {
    const isTerm = indentOf(line) === margin;
    const next = lines[index + 1];
    return isTerm && (GAP.test(line) || (next !== undefined && indentOf(next) > margin + 8));
  });
  if (!isTable) return { kind: 'example', lines: lines.map((line) => line.slice(margin)) };
  return { kind: 'definitions', entries: entriesOf(lines, margin) };
}

/** @param {readonly string[]} lines @param {number} margin */
function entriesOf(lines, margin) {
  /** @type {{ term: string, lines: string[] }[]} */
  const entries = [];
  for (const line of lines) {
    const current = entries.at(-1);
    if (indentOf(line) > margin && current) goOn(current.lines, line.trim());
    else entries.push(entryOf(line.trim()));
  }
  return entries;
}

/** @param {string} line */
function entryOf(line) {
  const [term = '', ...rest] = line.split(/ {2,}/u);
  return { term, lines: rest.length > 0 ? [rest.join('  ')] : [] };
}

/** A line goes on with the one before, unless it is a row of a table within. @param {string[]} lines @param {string} line */
function goOn(lines, line) {
  const last = lines.length - 1;
  if (last < 0 || GAP.test(line)) lines.push(line.replace(/ {2,}/gu, '  '));
  else lines[last] += ` ${line}`;
}

/** @param {string} line */
function indentOf(line) {
  return line.length - line.trimStart().length;
}

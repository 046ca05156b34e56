// @ts-check

/** Characters that man(7) takes for something else, or makes typographic ones of. */
const escapes = new Map([
  ['\\', '\\(rs'],
  ["'", '\\(aq'],
  ['`', '\\(ga'],
  ['"', '\\(dq'],
  ['^', '\\(ha'],
  ['~', '\\(ti'],
  ['-', '\\-'],
]);

/**
 * Text as roff takes it, to be printed as it is. A hyphen stays one that can be copied into a shell.
 * @param {string} text
 */
export function roff(text) {
  const escaped = [...text].map((character) => escapes.get(character) ?? ascii(character)).join('');
  // At the beginning of a line a dot is a request.
  return escaped.replace(/^\./u, '\\&.');
}

/** @param {string} character */
function ascii(character) {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? character : `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Lines that stay as they are. @param {readonly string[]} lines */
export function example(lines) {
  return ['.PP', '.RS 4', '.EX', ...lines.map(roff), '.EE', '.RE'];
}

/** A paragraph. @param {string} text */
export function paragraph(text) {
  return ['.PP', roff(text)];
}

/** A thing and what is said of it. @param {string} term @param {readonly string[]} lines of roff */
export function definition(term, lines) {
  return ['.TP', `.B ${roff(term)}`, ...lines];
}

// What pcre2pattern(3) writes with a backslash or a name, as RegExp has it of bytes.

/** The end of the text. */
export const end = '(?![^])';

/** Letters behind a backslash that stand for several bytes, written as in a class. */
export const sets: Readonly<Record<string, string>> = {
  d: '0-9',
  w: '\\w',
  s: '\\t-\\r ',
  h: '\\t \\xa0',
  v: '\\n-\\r\\x85',
};

/** The same for what does not belong to a set. */
export const complements: Readonly<Record<string, string>> = {
  D: '\\0-\\/:-\\xff',
  W: '\\W',
  S: '\\0-\\x08\\x0e-\\x1f!-\\xff',
  H: '\\0-\\x08\\n-\\x1f!-\\x9f\\xa1-\\xff',
  V: '\\0-\\t\\x0e-\\x84\\x86-\\xff',
};

/** Letters behind a backslash that stand for no byte of a class. */
export const outside: Readonly<Record<string, string>> = {
  A: '^',
  z: end,
  Z: `(?=\\n?${end})`,
  N: '[^\\n]',
  R: '(?:\\r\\n|[\\n-\\r\\x85])',
  b: '\\b',
  B: '\\B',
};

/** Letters that stand for one byte. */
export const controls: Readonly<Record<string, number>> = {
  a: 7,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
};

/** `[:name:]` inside a class. */
export const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@[-`{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

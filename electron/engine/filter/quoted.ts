import { utf8Bytes, type ByteString } from './byte-string';
import { FilterError } from './filter-error';

/** What a backslash makes of the character behind it (wireshark-filter(4), "Strings"). */
const shortEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

export interface Quoted {
  kind: 'string';
  /** An escaped byte is that byte, a character its UTF-8. */
  bytes: ByteString;
  /** The same for a regular expression, which has escapes of its own. */
  pattern: ByteString;
  from: number;
  to: number;
}

/** A string at its quote, or at the `r` before it. Throws FilterError where it does not end. */
export function readString(text: string, from: number, how: 'escaped' | 'raw'): Quoted {
  const begin = text.indexOf('"', from) + 1;
  const read: Parts = { bytes: '', pattern: '' };
  let at = begin;
  for (;;) {
    const character = characterAt(text, at);
    if (character === '')
      throw new FilterError('the string does not end', { from, to: text.length });
    if (character === '"') break;
    if (character !== '\\') {
      add(read, character);
      at += character.length;
    } else if (how === 'escaped') {
      at = addEscape(read, text, at);
    } else {
      // A quote behind a backslash does not end a raw string, and both are part of it.
      const escaped = `\\${text.charAt(at + 1) === '"' ? '"' : ''}`;
      add(read, escaped);
      at += escaped.length;
    }
  }
  return { kind: 'string', ...read, from, to: at + 1 };
}

/** A character constant, `'A'` or `'\x41'`: a number from 0 to 255. Throws FilterError. */
export function readCharacter(
  text: string,
  from: number,
): { kind: 'character'; code: number; from: number; to: number } {
  const read: Parts = { bytes: '', pattern: '' };
  const character = characterAt(text, from + 1);
  let at = from + 1 + character.length;
  if (character === '\\') at = addEscape(read, text, from + 1);
  else add(read, character);
  if (read.bytes.length !== 1 || text.charAt(at) !== "'") {
    const to = Math.min(at + 1, text.length);
    throw new FilterError("one character stands between single quotes, as in 'A'", { from, to });
  }
  return { kind: 'character', code: read.bytes.charCodeAt(0), from, to: at + 1 };
}

interface Parts {
  bytes: ByteString;
  pattern: ByteString;
}

function add(read: Parts, characters: string, pattern = characters): void {
  read.bytes += utf8Bytes(characters);
  read.pattern += utf8Bytes(pattern);
}

function addByte(read: Parts, code: number): void {
  read.bytes += String.fromCharCode(code);
  read.pattern += String.fromCharCode(code);
}

/** The escape at this backslash. Returns where the text goes on. */
function addEscape(read: Parts, text: string, at: number): number {
  const rest = text.slice(at + 1, at + 10);
  const number = /^(?:x([\da-fA-F]{1,2})|([0-7]{1,3}))/u.exec(rest);
  if (number) {
    const [all, hex, octal] = number;
    addByte(read, hex === undefined ? parseInt(octal ?? '', 8) & 0xff : parseInt(hex, 16));
    return at + 1 + all.length;
  }
  const unicode = /^(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/u.exec(rest);
  if (unicode) {
    const code = parseInt(unicode[1] ?? unicode[2] ?? '', 16);
    const to = at + 1 + unicode[0].length;
    if (code > 0x10ffff) throw new FilterError('there is no such character', { from: at, to });
    add(read, String.fromCodePoint(code));
    return to;
  }
  const character = characterAt(text, at + 1);
  const short = shortEscapes[character];
  // An escape that nobody knows stands for its character; a regular expression may know it.
  if (short === undefined) add(read, character, `\\${character}`);
  else add(read, short);
  return at + 1 + character.length;
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

import { FilterError } from './filter-error';

/** What a backslash makes of the character behind it (wireshark-filter(4), "Strings"). */
const shortEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 0x22,
  "'": 0x27,
  '\\': 0x5c,
};

interface Quoted {
  kind: 'string';
  /** As characters; a byte that was escaped stands for the character with its number. */
  text: string;
  /** As bytes: an escaped byte is that byte, a character its UTF-8. */
  bytes: Uint8Array;
  /** As a regular expression, which has escapes of its own. */
  pattern: string;
  from: number;
  to: number;
}

/** A string at its quote, or at the `r` before it. Throws FilterError where it does not end. */
export function readString(text: string, from: number, how: 'escaped' | 'raw'): Quoted {
  const begin = text.indexOf('"', from) + 1;
  const decoded = new Decoded();
  let at = begin;
  for (;;) {
    const character = text.charAt(at);
    if (character === '') throw new FilterError('the string does not end', { from, to: text.length });
    if (character === '"') break;
    if (character === '\\' && how === 'escaped') {
      at = decoded.addEscape(text, at);
    } else {
      // A quote after a backslash does not end a raw string, and both are part of it.
      const length = character === '\\' && text.charAt(at + 1) === '"' ? 2 : 1;
      decoded.add(text.slice(at, at + length));
      at += length;
    }
  }
  const { text: characters, bytes } = decoded;
  return { kind: 'string', text: characters, bytes, pattern: text.slice(begin, at), from, to: at + 1 };
}

/** A character constant, `'A'` or `'\x41'`: a number from 0 to 255. Throws FilterError. */
export function readCharacter(
  text: string,
  from: number,
): { kind: 'character'; code: number; from: number; to: number } {
  const decoded = new Decoded();
  const at =
    text.charAt(from + 1) === '\\' ? decoded.addEscape(text, from + 1) : decoded.add(text.charAt(from + 1), from + 2);
  const [code, ...others] = decoded.bytes;
  if (code === undefined || others.length > 0 || text.charAt(at) !== "'") {
    throw new FilterError("a character stands between two single quotes, as in 'A'", {
      from,
      to: Math.min(at + 1, text.length),
    });
  }
  return { kind: 'character', code, from, to: at + 1 };
}

class Decoded {
  text = '';
  readonly #bytes: Uint8Array[] = [];

  get bytes(): Uint8Array {
    return Buffer.concat(this.#bytes);
  }

  /** Returns `next`. */
  add(characters: string, next = 0): number {
    this.text += characters;
    this.#bytes.push(Buffer.from(characters));
    return next;
  }

  /** The escape at this backslash. Returns where the text goes on. */
  addEscape(text: string, at: number): number {
    const rest = text.slice(at + 1, at + 10);
    const number = /^(?:x([\da-fA-F]{1,2})|([0-7]{1,3}))/u.exec(rest);
    if (number) {
      const [all, hex, octal] = number;
      this.#addByte(hex === undefined ? parseInt(octal ?? '', 8) & 0xff : parseInt(hex, 16));
      return at + 1 + all.length;
    }
    const unicode = /^(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/u.exec(rest);
    if (unicode) {
      const code = parseInt(unicode[1] ?? unicode[2] ?? '', 16);
      if (code > 0x10ffff) {
        throw new FilterError('there is no such character', { from: at, to: at + 1 + unicode[0].length });
      }
      return this.add(String.fromCodePoint(code), at + 1 + unicode[0].length);
    }
    const short = shortEscapes[rest.charAt(0)];
    if (short !== undefined) this.#addByte(short);
    // An escape that nobody knows stands for its character.
    else this.add(rest.charAt(0));
    return at + 1 + Math.max(1, rest.charAt(0).length);
  }

  #addByte(byte: number): void {
    this.text += String.fromCharCode(byte);
    this.#bytes.push(Uint8Array.of(byte));
  }
}

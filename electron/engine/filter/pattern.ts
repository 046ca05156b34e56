import type { ByteString } from './byte-string';
import { complements, controls, end, outside, posixClasses, sets } from './pattern-classes';

/** A pattern that JavaScript's engine cannot search for, and why. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/**
 * A regular expression in Perl's syntax (pcre2pattern(3)) as the source of a RegExp without flags, to
 * be searched for in a ByteString. Letters of ASCII match in either case, unless `(?-i)` says so; `.`
 * is a byte but the end of a line, and `$` the end of the text or before a line end there. Throws
 * PatternError.
 *
 * Cases are written out rather than left to the flag, which would take the bytes of `ä` and `Ä` in
 * Latin-1 for the same, and which JavaScript cannot turn off halfway.
 */
export function translatePattern(pattern: ByteString): string {
  const source = new Translator(pattern).translate();
  try {
    return new RegExp(source).source;
  } catch (error) {
    throw new PatternError(reasonOf(error));
  }
}

/** What comes behind the last colon of `Invalid regular expression: /(/: Unterminated group`. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const reason = text.slice(text.lastIndexOf(': ') + 2);
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

interface Modes {
  ignoresCase: boolean;
  /** `.` matches ends of lines too. */
  isDotAll: boolean;
  /** `^` and `$` match at lines. */
  isMultiline: boolean;
  /** White space and comments mean nothing. */
  isExtended: boolean;
}

class Translator {
  #at = 0;
  #result = '';
  /** Those that capture, so far. */
  #groups = 0;
  #modes: Modes = { ignoresCase: true, isDotAll: false, isMultiline: false, isExtended: false };
  /** Those in force before each group that is open. */
  readonly #outer: Modes[] = [];

  constructor(private readonly pattern: ByteString) {}

  translate(): string {
    while (this.#at < this.pattern.length) this.#element();
    return this.#result;
  }

  #element(): void {
    const character = this.#take();
    if (character === '\\') this.#escape();
    else if (character === '[') this.#class();
    else if (character === '(') this.#group();
    else if (character === ')') this.#closeGroup();
    else if (character === '.') this.#result += this.#modes.isDotAll ? '[^]' : '[^\\n]';
    else if (character === '^') this.#result += this.#modes.isMultiline ? '(?<![^\\n])' : '^';
    else if (character === '$') {
      this.#result += this.#modes.isMultiline ? '(?![^\\n])' : `(?=\\n?${end})`;
    } else if ('*+?'.includes(character)) this.#quantifier(character);
    else if (character === '{') this.#braces();
    else if (character === '|') this.#result += '|';
    else if (this.#modes.isExtended && /\s/u.test(character)) return;
    else if (this.#modes.isExtended && character === '#') this.#skipPast('\n');
    else this.#literal(character.charCodeAt(0));
  }

  #quantifier(sign: string): void {
    this.#result += sign;
    if (this.#peek() === '?') this.#result += this.#take();
    else this.#refusePossessive();
  }

  /** `{2}`, `{2,}` and `{2,5}` repeat, all others are text. */
  #braces(): void {
    const counted = /^\d+(?:,\d*)?\}/u.exec(this.pattern.slice(this.#at, this.#at + 24));
    if (!counted) {
      this.#literal('{'.charCodeAt(0));
      return;
    }
    this.#at += counted[0].length;
    this.#quantifier(`{${counted[0]}`);
  }

  #refusePossessive(): void {
    if (this.#peek() === '+') throw new PatternError('possessive quantifiers are not supported');
  }

  #group(): void {
    this.#outer.push({ ...this.#modes });
    if (this.#peek() === '*') throw new PatternError('verbs such as (*UTF8) are not supported');
    if (this.#peek() !== '?') {
      this.#groups += 1;
      this.#result += '(';
      return;
    }
    const rest = this.pattern.slice(this.#at, this.#at + 80);
    const plain = /^\?(?:[:=!]|<[=!])/u.exec(rest);
    const name = /^\?P?<([A-Za-z_]\w*)>/u.exec(rest) ?? /^\?'([A-Za-z_]\w*)'/u.exec(rest);
    const modes = /^\?([imsx]*)(?:-([imsx]+))?([:)])/u.exec(rest);
    const reference = /^\?P=([A-Za-z_]\w*)\)/u.exec(rest);
    if (plain) this.#open(plain[0], `(${plain[0]}`);
    else if (name) {
      this.#groups += 1;
      this.#open(name[0], `(?<${name[1] ?? ''}>`);
    } else if (modes) this.#switchModes(modes[0], modes[1] ?? '', modes[2] ?? '', modes[3] === ')');
    else if (reference) this.#lone(reference[0], `\\k<${reference[1] ?? ''}>`);
    else if (rest.startsWith('?#')) {
      this.#outer.pop();
      this.#skipPast(')');
    } else {
      throw new PatternError(`groups that begin with (${rest.slice(0, 2)} are not supported`);
    }
  }

  #open(read: string, written: string): void {
    this.#at += read.length;
    this.#result += written;
  }

  /** What looks like a group and is none. */
  #lone(read: string, written: string): void {
    this.#outer.pop();
    this.#open(read, written);
  }

  #switchModes(read: string, on: string, off: string, isLone: boolean): void {
    const has = (letter: string, before: boolean): boolean =>
      !off.includes(letter) && (on.includes(letter) || before);
    const { ignoresCase, isDotAll, isMultiline, isExtended } = this.#modes;
    this.#modes = {
      ignoresCase: has('i', ignoresCase),
      isDotAll: has('s', isDotAll),
      isMultiline: has('m', isMultiline),
      isExtended: has('x', isExtended),
    };
    if (isLone) this.#lone(read, '');
    else this.#open(read, '(?:');
  }

  #closeGroup(): void {
    this.#modes = this.#outer.pop() ?? this.#modes;
    this.#result += ')';
  }

  #escape(): void {
    const character = this.#peek();
    const whole = outside[character];
    const set = sets[character] ?? complements[character];
    const reference = this.#reference();
    if (character === 'Q') this.#quoted();
    else if (character === 'E') this.#at += 1;
    else if (whole !== undefined) this.#open(character, whole);
    else if (set !== undefined) this.#open(character, `[${set}]`);
    else if (reference !== null) this.#open(reference.read, reference.written);
    else if (/[1-9]/u.test(character)) this.#literal(this.#octal());
    else this.#literal(this.#escapedByte());
  }

  /** What a group matched before, by its name or its number. */
  #reference(): { read: string; written: string } | null {
    const rest = this.pattern.slice(this.#at, this.#at + 80);
    const name = /^k(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|\{([A-Za-z_]\w*)\})/u.exec(rest);
    if (name) return { read: name[0], written: `\\k<${name[1] ?? name[2] ?? name[3] ?? ''}>` };
    const number = /^(?:g([1-9]\d?)|g\{([1-9]\d?)\}|([1-9]\d*))/u.exec(rest);
    if (!number) return null;
    const [read, ...groups] = number;
    const group = Number(groups.find((digits) => digits !== undefined));
    // From 10 on it is a byte in octal, unless there are as many groups.
    const isByte = number[3] !== undefined && group >= 10 && group > this.#groups;
    return isByte ? null : { read, written: `(?:\\${group})` };
  }

  /** `\Q` to `\E` is text. */
  #quoted(): void {
    const found = this.pattern.indexOf('\\E', this.#at);
    const to = found < 0 ? this.pattern.length : found;
    for (const character of this.pattern.slice(this.#at + 1, to)) {
      this.#literal(character.charCodeAt(0));
    }
    this.#at = Math.min(to + 2, this.pattern.length);
  }

  /** A byte behind a backslash. */
  #escapedByte(): number {
    const rest = this.pattern.slice(this.#at, this.#at + 12);
    const number = /^x\{([\da-fA-F]{1,8})\}/u.exec(rest) ?? /^x([\da-fA-F]{0,2})/u.exec(rest);
    const octal = /^o\{([0-7]{1,8})\}/u.exec(rest) ?? /^(0[0-7]{0,2})/u.exec(rest);
    const digits = number ?? octal;
    if (digits) {
      this.#at += digits[0].length;
      const code = parseInt(digits[1] ?? '', number ? 16 : 8) || 0;
      if (code > 0xff) throw new PatternError('a pattern is about bytes: \\x{ff} is the last');
      return code;
    }
    const character = this.#take();
    if (character === '') throw new PatternError('\\ at end of pattern');
    const control = controls[character];
    if (control !== undefined) return control;
    if (character === 'c') return this.#take().toUpperCase().charCodeAt(0) ^ 0x40;
    if (/[A-Za-z]/u.test(character)) {
      throw new PatternError(`\\${character} is not supported`);
    }
    return character.charCodeAt(0);
  }

  #literal(code: number): void {
    const other = this.#modes.ignoresCase ? otherCase(code) : code;
    this.#result += other === code ? byte(code) : `[${byte(code)}${byte(other)}]`;
  }

  #class(): void {
    let result = '[';
    if (this.#peek() === '^') result += this.#take();
    let isFirst = true;
    for (;;) {
      const character = this.#take();
      if (character === '') throw new PatternError('a class of characters does not end');
      if (character === ']' && !isFirst) break;
      isFirst = false;
      const member = this.#member(character);
      result += typeof member === 'string' ? member : this.#range(member);
    }
    this.#result += `${result}]`;
  }

  /** A set of bytes, or the byte that a range may begin with. */
  #member(character: string): string | number {
    if (character === '[') {
      const posix = /^:(\^?)([a-z]+):\]/u.exec(this.pattern.slice(this.#at, this.#at + 16));
      if (posix) return this.#posixClass(posix[0], posix[1] === '^', posix[2] ?? '');
    }
    if (character !== '\\') return character.charCodeAt(0);
    const next = this.#peek();
    const set = sets[next] ?? complements[next];
    if (set !== undefined) {
      this.#at += 1;
      return set;
    }
    if (next !== 'b') {
      if (/[1-7]/u.test(next)) return this.#octal();
      return this.#escapedByte();
    }
    this.#at += 1;
    return 8;
  }

  #octal(): number {
    const digits = /^[0-7]{1,3}/u.exec(this.pattern.slice(this.#at, this.#at + 3))?.[0] ?? '';
    this.#at += digits.length;
    return parseInt(digits, 8) & 0xff;
  }

  #posixClass(read: string, isNegated: boolean, name: string): string {
    const set = posixClasses[name];
    if (set === undefined) throw new PatternError(`there is no class [:${name}:]`);
    if (isNegated) throw new PatternError('negated classes such as [:^alpha:] are not supported');
    this.#at += read.length;
    const isCased = this.#modes.ignoresCase && (name === 'lower' || name === 'upper');
    return isCased ? 'A-Za-z' : set;
  }

  /** A byte of a class, or the range that it begins. */
  #range(least: number): string {
    const isRange = this.#peek() === '-' && !['', ']'].includes(this.pattern.charAt(this.#at + 1));
    if (!isRange) return this.#cased(least, least);
    this.#at += 1;
    const most = this.#member(this.#take());
    if (typeof most === 'string') return `${this.#cased(least, least)}\\-${most}`;
    if (most < least) throw new PatternError('a range of a class is out of order');
    return this.#cased(least, most);
  }

  #cased(least: number, most: number): string {
    const written = span(least, most);
    if (!this.#modes.ignoresCase) return written;
    return `${written}${shifted(least, most, 0x41, 0x20)}${shifted(least, most, 0x61, -0x20)}`;
  }

  #peek(): string {
    return this.pattern.charAt(this.#at);
  }

  #take(): string {
    const character = this.#peek();
    this.#at += character.length;
    return character;
  }

  #skipPast(sign: string): void {
    const found = this.pattern.indexOf(sign, this.#at);
    this.#at = found < 0 ? this.pattern.length : found + 1;
  }
}

/** The letters that a range has of the 26 from `first`, in their other case. */
function shifted(least: number, most: number, first: number, distance: number): string {
  const from = Math.max(least, first);
  const to = Math.min(most, first + 25);
  return from > to ? '' : span(from + distance, to + distance);
}

function span(least: number, most: number): string {
  return least === most ? byte(least) : `${byte(least)}-${byte(most)}`;
}

function otherCase(code: number): number {
  const isLetter = /[A-Za-z]/u.test(String.fromCharCode(code));
  return isLetter ? code ^ 0x20 : code;
}

/** Letters and digits as they are, everything else by its number. */
function byte(code: number): string {
  const character = String.fromCharCode(code);
  return /[0-9A-Za-z]/u.test(character) ? character : `\\x${code.toString(16).padStart(2, '0')}`;
}

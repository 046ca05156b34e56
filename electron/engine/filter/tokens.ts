import { FilterError, type Span } from './filter-error';
import { readCharacter, readString, type Quoted } from './quoted';

export type Token =
  | Quoted
  | (Span &
      (
        | { kind: 'word'; text: string }
        | { kind: 'character'; code: number }
        | { kind: 'symbol'; text: string }
        | { kind: 'end'; text: '' }
      ));

/** The longest first. */
const symbols = [
  '===',
  '!==',
  '==',
  '!=',
  '~=',
  '>=',
  '<=',
  '&&',
  '||',
  '^^',
  '..',
  ...'><!&~(){}[],+-*/%=',
];

/** What can begin a word, and what can go on with it: names, numbers, addresses and bytes. */
const wordStart = /[\p{L}\p{N}_.:]/u;
const wordPart = /[\p{L}\p{N}\p{M}_.:/-]/u;

/** The words, strings and symbols of a filter; the last one is the end. Throws FilterError. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/u.test(text.charAt(at))) at += 1;
    const token = tokenAt(text, at);
    tokens.push(token);
    if (token.kind === 'end') return tokens;
    at = token.to;
  }
}

function tokenAt(text: string, from: number): Token {
  const first = characterAt(text, from);
  if (first === '') return { kind: 'end', text: '', from, to: from };
  const rest = text.slice(from, from + 2);
  if (first === '"') return readString(text, from, 'escaped');
  if (/^[rR]"/u.test(rest)) return readString(text, from, 'raw');
  if (first === "'") return readCharacter(text, from);
  if (!rest.startsWith('..') && wordStart.test(first)) return word(text, from);
  const symbol = symbols.find((candidate) => text.startsWith(candidate, from));
  if (symbol === undefined) {
    throw new FilterError(`"${first}" has no meaning here`, { from, to: from + first.length });
  }
  return { kind: 'symbol', text: symbol, from, to: from + symbol.length };
}

/** `..` ends a word, for it stands between the ends of a range. */
function word(text: string, from: number): Token {
  let to = from;
  for (;;) {
    const next = characterAt(text, to);
    if (next === '' || !wordPart.test(next) || text.startsWith('..', to)) break;
    to += next.length;
  }
  return { kind: 'word', text: text.slice(from, to), from, to };
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

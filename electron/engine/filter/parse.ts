import { longestFilter } from '../../contract';
import { FilterError, type Span } from './filter-error';
import { arithmetics, connectives, relations, reservedWords } from './relations';
import { sliceRanges } from './slice';
import type { Expression, Operand, Quantifier, SetMember } from './syntax';
import { tokensOf, type Token } from './tokens';

/** Parentheses and other nesting deeper than this are refused, so that the stack is never exhausted. */
const deepest = 200;

/** What may stand at a place of a filter. */
export type Expectation = 'operand' | 'value' | 'relation' | 'connective' | 'member' | 'none';

/**
 * A filter in Wireshark's display filter syntax (wireshark-filter(4)), null where there is nothing but
 * white space. Throws FilterError.
 */
export function parse(text: string): Expression | null {
  return new Parser(text).filter();
}

/** The same parser for whoever wants to know what may come next: see complete.ts. */
export class Parser {
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;
  /** What may stand where the text ends, and the field that a value there would be compared with. */
  expected: { what: Expectation; of: Operand | null } = { what: 'operand', of: null };

  constructor(private readonly text: string) {
    if (text.length > longestFilter) {
      const span = { from: longestFilter, to: text.length };
      throw new FilterError(`a filter has ${longestFilter} characters at most`, span);
    }
    this.#tokens = tokensOf(text);
  }

  filter(): Expression | null {
    this.expected = { what: 'operand', of: null };
    if (this.#token().kind === 'end') return null;
    const result = this.#connected(0);
    const left = this.#token();
    if (left.kind !== 'end') throw this.#unexpected(left, 'and, or, or the end');
    return result;
  }

  /** Tests joined by connectives of a level and the tighter ones, from left to right. */
  #connected(level: number): Expression {
    const connective = connectives[level];
    if (connective === undefined) return this.#negated();
    let left = this.#connected(level + 1);
    for (;;) {
      // A field alone can still become a comparison.
      if (left.kind !== 'bare') this.expected = { what: 'connective', of: null };
      if (!connective.signs.some((sign) => this.#skip(sign))) return left;
      this.expected = { what: 'operand', of: null };
      const right = this.#connected(level + 1);
      left = { kind: connective.kind, left, right, from: left.from, to: right.to };
    }
  }

  #negated(): Expression {
    const { from } = this.#token();
    if (!this.#skip('!') && !this.#skip('not')) return this.#test();
    return this.#nested(() => {
      this.expected = { what: 'operand', of: null };
      const of = this.#negated();
      return { kind: 'not', of, from, to: of.to };
    });
  }

  #test(): Expression {
    const { from } = this.#token();
    if (!this.#is('(')) return this.#comparison(null);
    const inner = this.#nested(() => {
      this.#skip('(');
      this.expected = { what: 'operand', of: null };
      const result = this.#connected(0);
      this.#require(')', 'and, or, or )');
      return result;
    });
    this.expected = { what: 'connective', of: null };
    // Parentheses around an operand rather than a test.
    if (inner.kind === 'bare' && this.#isOperatorNext()) return this.#comparison(inner.of);
    return { ...inner, from, to: this.#before() };
  }

  /** One comparison, or several in a chain: `1 < udp.length <= 5` means both. */
  #comparison(given: Operand | null): Expression {
    const { from } = given ?? this.#token();
    const quantifier = given === null ? this.#quantifier() : null;
    let left = given === null ? this.#operand(0) : this.#furtherOperand(given);
    this.expected = { what: 'relation', of: left };
    const isNegated = this.#isNotIn();
    if (isNegated) this.#skip('not');
    if (this.#skip('in')) {
      const member = this.#membership(left, quantifier, from);
      return isNegated ? { kind: 'not', of: member, from, to: member.to } : member;
    }
    let chain: Expression | null = null;
    for (;;) {
      const operator = this.#token();
      const relation = relations.get(signOf(operator) ?? '');
      if (relation === undefined) break;
      this.#at += 1;
      this.expected = { what: 'value', of: left };
      const right = this.#operand(0);
      const operatorSpan = { from: operator.from, to: operator.to };
      const span = { from: left.from, to: right.to };
      const next: Expression = {
        kind: 'compare',
        relation,
        quantifier,
        left,
        right,
        operatorSpan,
        ...span,
      };
      chain =
        chain === null
          ? next
          : { kind: 'and', left: chain, right: next, from: chain.from, to: next.to };
      left = right;
      this.expected = { what: 'connective', of: null };
    }
    if (chain !== null) return { ...chain, from };
    if (quantifier !== null)
      throw this.#unexpected(this.#token(), `a comparison after "${quantifier}"`);
    return { kind: 'bare', of: left, from: left.from, to: left.to };
  }

  /** `any` and `all` are words like others where no operand follows. */
  #quantifier(): Quantifier | null {
    const token = this.#token();
    const next = this.#tokens[this.#at + 1];
    if (token.kind !== 'word' || (token.text !== 'any' && token.text !== 'all')) return null;
    if (next?.kind !== 'word' || reservedWords.has(next.text)) return null;
    this.#at += 1;
    return token.text;
  }

  #membership(of: Operand, quantifier: Quantifier | null, from: number): Expression {
    this.expected = { what: 'none', of: null };
    this.#require('{', 'a set such as {1, 2, 5..10}');
    const members: SetMember[] = [];
    do {
      this.expected = { what: 'member', of };
      const least = this.#operand(0);
      if (this.#skip('..')) {
        this.expected = { what: 'member', of };
        members.push({ kind: 'range', least, most: this.#operand(0) });
      } else {
        members.push({ kind: 'one', value: least });
      }
      this.expected = { what: 'none', of: null };
    } while (this.#skip(','));
    this.#require('}', ', or }');
    return { kind: 'member', quantifier, of, members, from, to: this.#before() };
  }

  #operand(level: number): Operand {
    const signs = arithmetics[level];
    if (signs === undefined) return this.#unary();
    return this.#arithmetic(level, this.#operand(level + 1));
  }

  /** An operand goes on after one that is there already, whatever the level of what follows. */
  #furtherOperand(given: Operand): Operand {
    return arithmetics.reduceRight(
      (left, _, level) => this.#arithmetic(level, left),
      this.#sliced(given),
    );
  }

  #arithmetic(level: number, first: Operand): Operand {
    let left = first;
    let length = 1;
    for (;;) {
      const sign = signOf(this.#token());
      const operator = arithmetics[level]?.get(sign ?? '');
      if (operator === undefined) return left;
      this.#at += 1;
      const right = this.#operand(level + 1);
      left = { kind: 'arithmetic', operator, left, right, from: left.from, to: right.to };
      this.#checkLength((length += 1), left);
    }
  }

  #unary(): Operand {
    const { from } = this.#token();
    if (!this.#skip('-')) return this.#sliced(this.#primary());
    return this.#nested(() => {
      const of = this.#unary();
      return { kind: 'negative', of, from, to: of.to };
    });
  }

  #sliced(operand: Operand): Operand {
    let of = operand;
    let length = 1;
    while (this.#is('[')) {
      const begin = this.#token().to;
      while (!this.#is(']')) {
        if (this.#token().kind === 'end') throw this.#unexpected(this.#token(), ']');
        this.#at += 1;
      }
      const { from: end, to } = this.#token();
      this.#at += 1;
      const ranges = sliceRanges(this.text.slice(begin, end), { from: begin, to: end });
      of = { kind: 'slice', of, ranges, from: of.from, to };
      this.#checkLength((length += 1), of);
    }
    return of;
  }

  #primary(): Operand {
    const token = this.#token();
    const { from, to } = token;
    if (this.#is('{')) return this.#group();
    if (token.kind === 'string') {
      this.#at += 1;
      return { ...token };
    }
    if (token.kind === 'character') {
      this.#at += 1;
      return { ...token };
    }
    if (token.kind !== 'word' || reservedWords.has(token.text)) {
      throw this.#unexpected(token, 'a field or a value');
    }
    this.#at += 1;
    if (!this.#is('(') || !/^[a-z]\w*$/u.test(token.text)) {
      return { kind: 'word', text: token.text, from, to };
    }
    return this.#call(token.text, { from, to });
  }

  /** Braces group what is reckoned, as parentheses group tests. */
  #group(): Operand {
    const { from } = this.#token();
    return this.#nested(() => {
      this.#skip('{');
      const inner = this.#operand(0);
      this.#require('}', '}');
      return { ...inner, from, to: this.#before() };
    });
  }

  #call(name: string, nameSpan: { from: number; to: number }): Operand {
    return this.#nested(() => {
      this.#skip('(');
      const of: Operand[] = [];
      while (!this.#is(')')) {
        this.expected = { what: 'operand', of: null };
        of.push(this.#operand(0));
        this.expected = { what: 'none', of: null };
        if (!this.#skip(',')) break;
      }
      this.#require(')', ', or )');
      return { kind: 'call', name, nameSpan, of, from: nameSpan.from, to: this.#before() };
    });
  }

  /** What is reckoned from left to right is as deep as it is long. */
  #checkLength(length: number, span: Span): void {
    if (length > deepest)
      throw new FilterError(`nothing may be reckoned in more than ${deepest} steps`, span);
  }

  #nested<Result>(body: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > deepest) {
      throw new FilterError(`nothing may be nested deeper than ${deepest}`, this.#token());
    }
    const result = body();
    this.#depth -= 1;
    return result;
  }

  #token(): Token {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    if (token === undefined) throw new FilterError('nothing was read', { from: 0, to: 0 });
    return token;
  }

  /** Where the token before ends. */
  #before(): number {
    return this.#tokens[this.#at - 1]?.to ?? 0;
  }

  #is(sign: string): boolean {
    return signOf(this.#token()) === sign;
  }

  #isNotIn(): boolean {
    const next = this.#tokens[this.#at + 1];
    return this.#is('not') && next !== undefined && signOf(next) === 'in';
  }

  #isOperatorNext(): boolean {
    const sign = signOf(this.#token());
    if (sign === null) return false;
    const isRelation = relations.has(sign) || sign === 'in' || sign === '[';
    return isRelation || this.#isNotIn() || arithmetics.some((level) => level.has(sign));
  }

  #skip(sign: string): boolean {
    if (!this.#is(sign)) return false;
    this.#at += 1;
    return true;
  }

  #require(sign: string, expected: string): void {
    if (!this.#skip(sign)) throw this.#unexpected(this.#token(), expected);
  }

  #unexpected(token: Token, expected: string): FilterError {
    const { from, to } = token;
    const found = from === to ? 'the end' : `"${this.text.slice(from, to)}"`;
    // A single "=" means nothing, and is what one types for the other.
    const wanted = found === '"="' ? '"=="' : expected;
    return new FilterError(`expected ${wanted}, found ${found}`, { from, to });
  }
}

/** A symbol, or a word that may stand for one. */
function signOf(token: Token): string | null {
  return token.kind === 'symbol' || token.kind === 'word' ? token.text : null;
}

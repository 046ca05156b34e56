import type { Predicate } from '#native';
import { arrayOf, lowerCase, textOf, utf8Bytes } from './byte-string';
import { comparer, quantified, some, testOf } from './comparison';
import { wordOf } from './constant';
import { looksLikeField } from './fields';
import { FilterError } from './filter-error';
import { indexedComparison, indexedPattern, indexedPresence, indexedRange } from './indexed';
import { PatternError, translatePattern } from './pattern';
import type { Expression, Operand, SetMember } from './syntax';
import { streamOperandOf } from './stream-operand';
import type { Term } from './term';
import { literalTerm, required, searched, termOf, unknownField } from './term-of';
import type { Leaf, Test } from './test';
import { hasBytes, isAddress, typeNames, type Value } from './value';

type Compare = Extract<Expression, { kind: 'compare' }>;
type Membership = Extract<Expression, { kind: 'member' }>;

/** The test that an expression is, once its fields are known and its values fit. Throws FilterError. */
export function check(expression: Expression): Test {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'xor':
      return { kind: expression.kind, of: flattened(expression, expression.kind).map(check) };
    case 'not':
      return { kind: 'not', of: check(expression.of) };
    case 'compare':
      return answerable(comparison(expression), expression);
    case 'member':
      return answerable(membership(expression), expression);
    case 'bare':
      return answerable(bare(expression.of), expression);
  }
}

/** What happens in streams is known where the log is, and nowhere where datagrams are judged one by one. */
function answerable(leaf: Leaf, expression: Parameters<typeof streamOperandOf>[0]): Leaf {
  const span = leaf.indexed === null ? streamOperandOf(expression) : null;
  if (span === null) return leaf;
  const message = 'what is known of streams can be compared with numbers alone, up to 256 in a set';
  throw new FilterError(message, span);
}

/** `a and b and c` has three parts. */
function flattened(expression: Expression, kind: 'and' | 'or' | 'xor'): Expression[] {
  const parts: Expression[] = [];
  let rest = expression;
  while (rest.kind === kind) {
    parts.push(rest.right);
    rest = rest.left;
  }
  return [rest, ...parts.toReversed()];
}

function comparison(expression: Compare): Leaf {
  const { relation, operatorSpan } = expression;
  if (relation === 'matches') return patternSearch(expression);
  const how = quantified(relation, expression.quantifier);
  const { left, right } = sides(expression, how.comparison === 'contains');
  const isFitting = left.type === right.type || (hasText(left) && hasText(right));
  if (!isFitting) {
    const message = `${typeNames[left.type]} and ${typeNames[right.type]} cannot be compared`;
    throw new FilterError(message, expression);
  }
  if (how.comparison === 'contains' && !hasText(left)) {
    throw new FilterError(
      `"contains" looks into bytes and text, not ${typeNames[left.type]}`,
      operatorSpan,
    );
  }
  const { constant } = right;
  const isIndexed = left.field !== undefined && constant !== undefined;
  return {
    kind: 'leaf',
    matches: comparer(how, left, right),
    indexed: isIndexed ? indexedComparison(left.field?.indexed, how, constant) : null,
  };
}

/** Either side can be the literal. */
function sides({ left, right }: Compare, isSearch: boolean): { left: Term; right: Term } {
  const found = termOf(left, null);
  const first = isSearch && found !== null ? searched(found) : found;
  if (first?.type === 'presence') {
    throw new FilterError('a protocol is there or not, it has no value', left);
  }
  const second = first === null ? termOf(right, null) : comparedWith(right, first);
  const leading = first ?? (second === null ? null : termOf(left, second));
  if (leading !== null && second !== null) return { left: leading, right: second };
  throw unknownField(left);
}

/** Where a value has to stand, the name of a protocol is a word like others. */
function comparedWith(operand: Operand, expected: Term | null): Term | null {
  const term = termOf(operand, expected);
  const isValue = expected !== null && expected.type !== 'presence' && operand.kind === 'word';
  return isValue && term?.type === 'presence' ? literalTerm(operand, expected) : term;
}

function hasText({ type }: Term): boolean {
  return hasBytes(type) && !isAddress(type);
}

/** Regular expressions are searched for in bytes: see translatePattern(). */
function patternSearch({ left, right, quantifier, operatorSpan }: Compare): Leaf {
  const of = searched(required(left));
  if (!hasText(of)) {
    const message = `"matches" looks into bytes and text, not ${typeNames[of.type]}`;
    throw new FilterError(message, operatorSpan);
  }
  if (right.kind !== 'string' && right.kind !== 'word') {
    throw new FilterError('a regular expression stands between quotes', right);
  }
  const pattern = right.kind === 'string' ? right.pattern : utf8Bytes(right.text);
  const source = sourceOf(pattern, right);
  const expression = new RegExp(source);
  const isFound = (value: Value): boolean => expression.test(String(value));
  return {
    kind: 'leaf',
    matches: some(quantifier ?? 'any', of, isFound),
    indexed: of.field ? indexedPattern(of.field.indexed, source) : null,
  };
}

function sourceOf(pattern: string, operand: Operand): string {
  try {
    return translatePattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new FilterError(`the regular expression is wrong: ${error.message}`, operand);
  }
}

/** More members than this are looked up, not asked of the index one by one. */
const mostIndexedMembers = 256;

function membership({ of, members, quantifier }: Membership): Leaf {
  const left = required(of);
  if (left.type === 'presence') {
    throw new FilterError('a protocol is there or not, it has no value', of);
  }
  const parts = members.map((member) => memberOf(member, left));
  const single = new Set(parts.flatMap(({ value }) => (value === undefined ? [] : [value])));
  const others = parts.filter(({ value }) => value === undefined).map(({ has }) => has);
  const isIn = (value: Value): boolean => single.has(value) || others.some((has) => has(value));
  const indexed = parts.map((part) => part.indexed);
  const isIndexed =
    quantifier !== 'all' && parts.length <= mostIndexedMembers && !indexed.includes(null);
  return {
    kind: 'leaf',
    matches: some(quantifier ?? 'any', left, isIn),
    indexed: isIndexed
      ? { kind: 'or', of: indexed.filter((predicate) => predicate !== null) }
      : null,
  };
}

interface Member {
  has(value: Value): boolean;
  /** Of a member that is one value. */
  value?: Value;
  indexed: Predicate | null;
}

function memberOf(member: SetMember, left: Term): Member {
  const indexed = left.field?.indexed;
  if (member.kind === 'one') {
    const constant = literal(member.value, left);
    const { value, prefix } = constant;
    const test = testOf('eq', left.type, prefix);
    return {
      has: (candidate) => test(candidate, value),
      ...(prefix === undefined ? { value } : {}),
      indexed: indexedComparison(indexed, { comparison: 'eq', quantifier: 'any' }, constant),
    };
  }
  const [least, most] = [literal(member.least, left), literal(member.most, left)];
  const isFrom = testOf('ge', left.type, least.prefix);
  const isTo = testOf('le', left.type, most.prefix);
  return {
    has: (value) => isFrom(value, least.value) && isTo(value, most.value),
    indexed: indexedRange(indexed, 'any', least, most),
  };
}

function literal(operand: Operand, left: Term) {
  const constant = termOf(operand, left)?.constant;
  if (constant !== undefined) return constant;
  throw new FilterError('the members of a set are values', operand);
}

/** A field or what is reckoned from it, a slice, or a word that is looked for. */
function bare(operand: Operand): Leaf {
  if (operand.kind === 'string') return textSearch(textOf(operand.bytes));
  if (operand.kind === 'character') return textSearch(wordOf(operand));
  const term = termOf(operand, null);
  if (term === null) {
    if (operand.kind !== 'word' || looksLikeField(operand.text)) throw unknownField(operand);
    return textSearch(operand.text);
  }
  if (term.field) {
    const { field } = term;
    return {
      kind: 'leaf',
      matches: (datagram) => field.values(datagram).length > 0,
      indexed: indexedPresence(field.indexed),
    };
  }
  return {
    kind: 'leaf',
    matches: (datagram) => term.values(datagram).some(isSomething),
    indexed: null,
  };
}

/** What is neither zero nor empty. */
function isSomething(value: Value): boolean {
  return value !== '' && value !== 0 && value !== 0n;
}

/** A text anywhere in the payload, letters of ASCII in either case. */
function textSearch(text: string): Leaf {
  const bytes = utf8Bytes(text);
  if (bytes === '') return { kind: 'leaf', matches: () => true, indexed: { kind: 'and', of: [] } };
  const wanted = lowerCase(bytes);
  return {
    kind: 'leaf',
    matches: ({ payload }) => lowerCase(payload).includes(wanted),
    indexed: { kind: 'contains', bytes: arrayOf(bytes), ignoreCase: true },
  };
}

import type { ByteString } from './byte-string';
import { constantOf, type Expected } from './constant';
import type { Dissection } from './dissection';
import { fieldNamed, looksLikeField, nearestField } from './fields';
import { FilterError } from './filter-error';
import { filterFunctions } from './functions';
import type { Arithmetic, Operand, SliceRange } from './syntax';
import type { Term } from './term';
import { hasBytes, typeNames, type Value } from './value';

type Call = Extract<Operand, { kind: 'call' }>;

/**
 * The term that an operand is. Literals take the type that `expected` asks for; where nothing does,
 * null is returned for them. Throws FilterError.
 */
export function termOf(operand: Operand, expected: Expected | null): Term | null {
  switch (operand.kind) {
    case 'word':
      return fieldTerm(operand.text) ?? literalTerm(operand, expected);
    case 'string':
    case 'character':
      return literalTerm(operand, expected);
    case 'slice':
      return sliceTerm(required(operand.of), operand.ranges, operand);
    case 'call':
      return callTerm(operand, expected);
    case 'arithmetic':
      return arithmeticTerm(operand, expected);
    case 'negative':
      return negativeTerm(operand, expected);
  }
}

/** The term of an operand that has a type of its own. Throws FilterError where it has none. */
export function required(operand: Operand): Term {
  const term = termOf(operand, null);
  if (term === null) throw unknownField(operand);
  return term;
}

/** What is wrong with a word that stands where a field has to. */
export function unknownField(operand: Operand): FilterError {
  if (operand.kind !== 'word') return new FilterError('expected a field', operand);
  const nearest = nearestField(operand.text);
  const message = `there is no field "${operand.text}"`;
  return new FilterError(message, operand, nearest ?? '');
}

function fieldTerm(name: string): Term | null {
  const field = fieldNamed(name);
  if (field === undefined) return null;
  const { type, most, valueNames } = field;
  return { type, most, valueNames, field, values: (datagram) => field.values(datagram) };
}

/** A literal as a value of the type that is expected; null where nothing is. Throws FilterError. */
export function literalTerm(
  operand: Extract<Operand, { kind: 'word' | 'string' | 'character' }>,
  expected: Expected | null,
): Term | null {
  if (expected === null) return null;
  if (operand.kind === 'word' && looksLikeField(operand.text) && expected.type !== 'string') {
    throw unknownField(operand);
  }
  const constant = constantOf(operand, expected);
  const values = [constant.value];
  return { ...expected, constant, values: () => values };
}

/** Bytes cut from bytes; none of what a value is too short for is left. */
function sliceTerm(of: Term, ranges: readonly SliceRange[], span: Operand): Term {
  if (!hasBytes(of.type)) {
    throw new FilterError(
      `slices are cut from bytes and text, and this is ${typeNames[of.type]}`,
      span,
    );
  }
  const cut = (value: Value): ByteString => {
    let result = '';
    for (const range of ranges) {
      const part = partOf(String(value), range);
      if (part === null) return '';
      result += part;
    }
    return result;
  };
  return { type: 'bytes', values: (datagram) => of.values(datagram).map(cut) };
}

/** Null where the value does not have all of it. */
function partOf(value: ByteString, { begin, length }: SliceRange): ByteString | null {
  const from = begin < 0 ? value.length + begin : begin;
  const to = length === null ? value.length : from + length;
  return from < 0 || to > value.length || from >= to ? null : value.slice(from, to);
}

function negate(value: Value): Value {
  return typeof value === 'bigint' ? -value : -Number(value);
}

function negativeTerm(
  operand: Extract<Operand, { kind: 'negative' }>,
  expected: Expected | null,
): Term | null {
  const of = termOf(operand.of, expected === null ? null : { type: expected.type });
  if (of === null) return null;
  if (of.type !== 'number' && of.type !== 'time') {
    throw new FilterError(
      `only numbers can be negative, and this is ${typeNames[of.type]}`,
      operand,
    );
  }
  const { constant } = of;
  return {
    type: of.type,
    values: (datagram) => of.values(datagram).map(negate),
    ...(constant ? { constant: { value: negate(constant.value) } } : {}),
  };
}

/** Whether nothing in it has a type of its own. */
function isLiteral(operand: Operand): boolean {
  switch (operand.kind) {
    case 'word':
      return fieldNamed(operand.text) === undefined;
    case 'string':
    case 'character':
      return true;
    case 'arithmetic':
      return isLiteral(operand.left) && isLiteral(operand.right);
    case 'negative':
      return isLiteral(operand.of);
    default:
      return false;
  }
}

function arithmeticTerm(
  operand: Extract<Operand, { kind: 'arithmetic' }>,
  expected: Expected | null,
): Term | null {
  const wanted = expected === null ? null : { type: expected.type };
  if (wanted === null && isLiteral(operand)) return null;
  // The side that has a type of its own gives it to the other one.
  const isRightFirst = isLiteral(operand.left) && !isLiteral(operand.right);
  const known = termOf(isRightFirst ? operand.right : operand.left, wanted);
  const other = termOf(isRightFirst ? operand.left : operand.right, known ?? wanted);
  if (known === null || other === null) return null;
  const [left, right] = isRightFirst ? [other, known] : [known, other];
  const { type } = left;
  if (type !== right.type || (type !== 'number' && type !== 'time')) {
    const names = `${typeNames[type]} and ${typeNames[right.type]}`;
    throw new FilterError(`only numbers can be reckoned with, and these are ${names}`, operand);
  }
  const { operator } = operand;
  const reckon = type === 'time' ? reckonTimes : reckonNumbers;
  return {
    type,
    values: (datagram) => {
      const others = right.values(datagram);
      return left
        .values(datagram)
        .flatMap((first) => others.map((second) => reckon(operator, first, second)))
        .filter((value) => value !== null);
    },
  };
}

/** Null for what cannot be divided, and for bits of what is not whole. */
function reckonNumbers(operator: Arithmetic, first: Value, second: Value): number | null {
  const [left, right] = [Number(first), Number(second)];
  if ((operator === '/' || operator === '%') && right === 0) return null;
  if (operator === '&' && !(Number.isInteger(left) && Number.isInteger(right))) return null;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right);
    case '%':
      return left % right;
    case '&':
      return Number(BigInt.asUintN(64, BigInt(left)) & BigInt.asUintN(64, BigInt(right)));
  }
}

function reckonTimes(operator: Arithmetic, first: Value, second: Value): bigint | null {
  const [left, right] = [BigInt(first), BigInt(second)];
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  return null;
}

/**
 * What "contains" and "matches" look into: of a protocol the payload of its datagrams, for headers are
 * not kept as bytes.
 */
export function searched(term: Term): Term {
  const payload = fieldTerm('gramscope.payload');
  const { field } = term;
  if (payload?.field === undefined || field?.type !== 'presence') return term;
  const values = (datagram: Dissection): readonly Value[] =>
    field.values(datagram).length === 0 ? [] : payload.values(datagram);
  const present = field.indexed?.kind === 'presence' ? field.indexed.present : undefined;
  const { name, description } = field;
  return {
    type: 'bytes',
    values,
    field: {
      name,
      type: 'bytes',
      description,
      values,
      ...(present ? { indexed: { kind: 'payload', present } } : {}),
    },
  };
}

function callTerm({ name, nameSpan, of, ...span }: Call, expected: Expected | null): Term {
  const called = filterFunctions.get(name);
  if (called === undefined) {
    throw new FilterError(
      `there is no function "${name}": there are ${[...filterFunctions.keys()].join(', ')}`,
      nameSpan,
    );
  }
  const needed = called.isVariadic ? 'one argument or more' : 'one argument';
  if (of.length === 0 || (of.length > 1 && !called.isVariadic)) {
    throw new FilterError(`${name}() takes ${needed}`, span);
  }
  const known = of.map((argument) => termOf(argument, null));
  const first = known.find((term) => term !== null) ?? null;
  const args = of.map((argument, at) => {
    const term = known[at] ?? termOf(argument, first ?? expected);
    if (term === null) throw unknownField(argument);
    const refusal = called.refuses(term.type);
    if (refusal !== null)
      throw new FilterError(`${name}() takes ${refusal}, not ${typeNames[term.type]}`, argument);
    if (first !== null && term.type !== first.type) {
      throw new FilterError(`${name}() takes values of one kind`, argument);
    }
    return term;
  });
  return called.make(args);
}

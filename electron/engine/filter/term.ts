import { addressText } from './address-bytes';
import { lowerCase, upperCase, utf8Bytes, type ByteString } from './byte-string';
import { constantOf, type Constant, type Expected } from './constant';
import type { Dissection } from './dissection';
import type { FilterField } from './field';
import { fieldNamed, looksLikeField, nearestField } from './fields';
import { FilterError } from './filter-error';
import type { Arithmetic, Operand, SliceRange } from './syntax';
import { hasBytes, isAddress, typeNames, type Value, type ValueType } from './value';

/** An operand whose type is known. */
export interface Term extends Expected {
  values(datagram: Dissection): readonly Value[];
  /** Of a literal. */
  constant?: Constant;
  /** Of a field and nothing else. */
  field?: FilterField;
}

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

/** Whole numbers; null for what cannot be divided. */
function reckonNumbers(operator: Arithmetic, first: Value, second: Value): number | null {
  const [left, right] = [Number(first), Number(second)];
  if ((operator === '/' || operator === '%') && right === 0) return null;
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

interface Function {
  /** What an argument must be, in words; null where it is fine. */
  refuses(type: ValueType): string | null;
  /** More arguments than one, of the same type. */
  isVariadic?: boolean;
  make(args: readonly Term[]): Term;
}

const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
  [
    'len',
    { refuses: presence, make: ([of]) => mapped('number', of, (value) => lengthOf(value, of)) },
  ],
  ['count', { refuses: presence, make: ([of]) => counted(of) }],
  [
    'lower',
    { refuses: notText, make: ([of]) => mapped('string', of, (value) => lowerCase(String(value))) },
  ],
  [
    'upper',
    { refuses: notText, make: ([of]) => mapped('string', of, (value) => upperCase(String(value))) },
  ],
  [
    'string',
    { refuses: notWritten, make: ([of]) => mapped('string', of, (value) => written(value, of)) },
  ],
  [
    'abs',
    {
      refuses: notNumber,
      make: ([of]) => mapped('number', of, (value) => Math.abs(Number(value))),
    },
  ],
  ['max', { refuses: notOrdered, isVariadic: true, make: (args) => extreme(args, 1) }],
  ['min', { refuses: notOrdered, isVariadic: true, make: (args) => extreme(args, -1) }],
]);

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

/** For completion. */
export const functionNames: readonly string[] = [...functions.keys()];

function callTerm({ name, nameSpan, of, ...span }: Call, expected: Expected | null): Term {
  const called = functions.get(name);
  if (called === undefined) {
    throw new FilterError(
      `there is no function "${name}": there are ${functionNames.join(', ')}`,
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

function presence(type: ValueType): string | null {
  return type === 'presence' ? 'a field' : null;
}
function notText(type: ValueType): string | null {
  return type === 'string' ? null : 'text';
}
function notNumber(type: ValueType): string | null {
  return type === 'number' ? null : 'a number';
}
function notOrdered(type: ValueType): string | null {
  return type === 'presence' || type === 'boolean' ? 'values that have an order' : null;
}
function notWritten(type: ValueType): string | null {
  return type === 'number' || isAddress(type) ? null : 'a number or an address';
}

function mapped(type: ValueType, of: Term | undefined, how: (value: Value) => Value): Term {
  return { type, values: (datagram) => of?.values(datagram).map(how) ?? [] };
}

function counted(of: Term | undefined): Term {
  return {
    type: 'number',
    values: (datagram) => {
      const count = of?.values(datagram).length ?? 0;
      return count === 0 ? [] : [count];
    },
  };
}

/** Bytes of a value: of a number those that its field takes. */
function lengthOf(value: Value, of: Term | undefined): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'bigint') return 8;
  const most = of?.most ?? 0xffff_ffff;
  return [1, 2, 4].find((bytes) => most < 2 ** (8 * bytes)) ?? 8;
}

function written(value: Value, of: Term | undefined): ByteString {
  return of && isAddress(of.type) ? addressText(String(value)) : utf8Bytes(String(value));
}

function extreme(args: readonly Term[], sign: 1 | -1): Term {
  const type = args[0]?.type ?? 'number';
  return {
    type,
    values: (datagram) => {
      const [first, ...others] = args.flatMap((term) => term.values(datagram));
      if (first === undefined) return [];
      return [others.reduce((most, value) => (value > most === sign > 0 ? value : most), first)];
    },
  };
}

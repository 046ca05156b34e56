import { fieldNamed, filterFields } from './fields';
import { FilterError } from './filter-error';
import { filterFunctions } from './functions';
import { Parser, type Expectation } from './parse';
import type { Operand } from './syntax';
import type { Term } from './term';
import { termOf } from './term-of';
import { hasBytes, isAddress, type ValueType } from './value';

/** What may come at a place of a filter. */
export interface Completion {
  /** What stands in the text instead. */
  text: string;
  kind: 'field' | 'function' | 'operator' | 'value';
  description: string;
}

export interface Completions {
  /** The part of the text that one of the items replaces: what was typed of it so far. */
  from: number;
  to: number;
  items: readonly Completion[];
}

const partOfWord = /[\p{L}\p{N}\p{M}_.:/-]*$/u;

/**
 * What may come next where the cursor is: fields, functions, operators or values, those first that
 * begin with what was typed, then those that have it somewhere. Nothing inside of a string. Never throws.
 */
export function completeFilter(text: string, cursor: number): Completions {
  const before = text.slice(0, cursor);
  const typed = partOfWord.exec(before)?.[0] ?? '';
  const from = before.length - typed.length;
  const candidates = candidatesFor(expectedAfter(before.slice(0, from)));
  const wanted = typed.toLowerCase();
  const begin = candidates.filter((item) => item.text.startsWith(wanted));
  const contain = candidates.filter(
    (item) => !item.text.startsWith(wanted) && item.text.includes(wanted),
  );
  return { from, to: cursor, items: [...begin, ...contain] };
}

interface Expected {
  what: Expectation;
  of: Term | null;
}

function expectedAfter(text: string): Expected {
  const nothing: Expected = { what: 'none', of: null };
  try {
    const parser = new Parser(text);
    try {
      parser.filter();
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      // One that ends too early is what there is to complete; any other mistake comes before.
      if (error.span.from < text.trimEnd().length) return nothing;
    }
    const { what, of } = parser.expected;
    return { what, of: of === null ? null : termOrNull(of) };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return nothing;
  }
}

function termOrNull(operand: Operand): Term | null {
  try {
    return termOf(operand, null);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return null;
  }
}

function candidatesFor({ what, of }: Expected): readonly Completion[] {
  switch (what) {
    case 'operand':
      return operands;
    case 'relation':
      return [...(of === null ? [] : relationsOf(of.type)), ...connectives];
    case 'value':
      return [...valuesOf(of), ...operands.filter((item) => isOfType(item, of))];
    case 'member':
      return valuesOf(of);
    case 'connective':
      return connectives;
    case 'none':
      return [];
  }
}

const operands: readonly Completion[] = [
  ...filterFields.map(({ name, description }): Completion => ({
    text: name,
    kind: 'field',
    description,
  })),
  ...Array.from(filterFunctions, ([name, { description }]): Completion => ({
    text: `${name}(`,
    kind: 'function',
    description,
  })),
  operator('not', 'What follows is not so'),
  operator('any', 'One value of the field is enough'),
  operator('all', 'Every value of the field is meant'),
];

const connectives: readonly Completion[] = [
  operator('and', 'Both are so'),
  operator('or', 'One of them is so, or both'),
  operator('xor', 'One of them is so, not both'),
];

function operator(text: string, description: string): Completion {
  return { text, kind: 'operator', description };
}

function relationsOf(type: ValueType): Completion[] {
  if (type === 'presence') {
    return [
      operator('contains', 'The payload has these bytes somewhere'),
      operator('matches', 'A regular expression is found in the payload'),
    ];
  }
  const equal = [
    operator('==', 'A value equals'),
    operator('!=', 'No value equals'),
    operator('in', 'A value is one of a set: {1, 2, 5..10}'),
    operator('not in', 'No value is one of a set'),
  ];
  if (type === 'boolean') return equal;
  const order = [
    operator('>', 'A value is greater'),
    operator('>=', 'A value is greater or equal'),
    operator('<', 'A value is smaller'),
    operator('<=', 'A value is smaller or equal'),
  ];
  if (!hasBytes(type) || isAddress(type)) return [...equal, ...order];
  return [
    operator('contains', 'A value has this somewhere'),
    operator('matches', 'A regular expression is found in a value, letters in either case'),
    ...equal,
    ...order,
  ];
}

function valuesOf(of: Term | null): Completion[] {
  if (of?.type === 'boolean') return [value('true', 'Yes'), value('false', 'No')];
  return [...(of?.valueNames ?? [])].map(([name, number]) => value(name, String(number)));
}

function value(text: string, description: string): Completion {
  return { text, kind: 'value', description };
}

/** Whether a field can be compared with a term. */
function isOfType({ kind, text }: Completion, of: Term | null): boolean {
  if (kind !== 'field' || of === null) return false;
  return fieldNamed(text)?.type === of.type;
}

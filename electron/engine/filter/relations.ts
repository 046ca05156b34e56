import type { Arithmetic, Relation } from './syntax';

/** Comparisons by their signs and words (wireshark-filter(4), "Comparison operators"). */
export const relations: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ['==', 'any_eq'],
  ['eq', 'any_eq'],
  ['any_eq', 'any_eq'],
  ['===', 'all_eq'],
  ['all_eq', 'all_eq'],
  ['!=', 'all_ne'],
  ['ne', 'all_ne'],
  ['all_ne', 'all_ne'],
  ['!==', 'any_ne'],
  ['~=', 'any_ne'],
  ['any_ne', 'any_ne'],
  ['>', 'gt'],
  ['gt', 'gt'],
  ['>=', 'ge'],
  ['ge', 'ge'],
  ['<', 'lt'],
  ['lt', 'lt'],
  ['<=', 'le'],
  ['le', 'le'],
  ['contains', 'contains'],
  ['matches', 'matches'],
  ['~', 'matches'],
]);

/** What joins tests, the loosest first. */
export const connectives: readonly {
  kind: 'or' | 'xor' | 'and';
  signs: readonly string[];
}[] = [
  { kind: 'or', signs: ['||', 'or'] },
  { kind: 'xor', signs: ['^^', 'xor'] },
  { kind: 'and', signs: ['&&', 'and'] },
];

/** The loosest first. */
export const arithmetics: readonly ReadonlyMap<string, Arithmetic>[] = [
  new Map([
    ['&', '&'],
    ['bitand', '&'],
    ['bitwise_and', '&'],
  ]),
  new Map([
    ['+', '+'],
    ['-', '-'],
  ]),
  new Map([
    ['*', '*'],
    ['/', '/'],
    ['%', '%'],
  ]),
];

/** Words that mean something, and so are never looked for nor names of fields. */
export const reservedWords: ReadonlySet<string> = new Set(
  [
    ...relations.keys(),
    ...connectives.flatMap(({ signs }) => signs),
    ...arithmetics.flatMap((level) => Array.from(level.keys())),
    'not',
    'in',
  ].filter((sign) => /^\w+$/u.test(sign)),
);

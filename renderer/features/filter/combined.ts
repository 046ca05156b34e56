import type { FilterUse } from '../../lib/filter-request';

/** The filter that is left when an expression is used with the one that there is. */
export function combined(present: string, expression: string, use: FilterUse): string {
  const added = use === 'not' ? `not (${expression})` : expression;
  const before = present.trim();
  if (use === 'alone' || before === '') return added;
  return `${bound(before)} and ${use === 'and' ? bound(added) : added}`;
}

/**
 * In parentheses where `and` would take only a part of it. What binds less tightly than `and` is looked for in
 * the words outside of strings.
 */
function bound(expression: string): string {
  const words = expression.replaceAll(/"(?:\\.|[^"\\])*"/gu, '""');
  return /\b(?:or|xor)\b|\|\||\^\^/u.test(words) ? `(${expression})` : expression;
}

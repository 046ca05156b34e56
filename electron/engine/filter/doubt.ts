import type { FilterProblem } from '../../contract';
import { nearestField } from './fields';
import { parse } from './parse';
import type { Expression } from './syntax';
import { termOf } from './term-of';

type Doubt = Omit<FilterProblem, 'tone'>;

/** What in a filter that makes sense may not be meant as it stands; null where nothing is. */
export function doubtOf(text: string): Doubt | null {
  const expression = parse(text);
  return expression === null ? null : doubtIn(expression, text);
}

function doubtIn(expression: Expression, text: string): Doubt | null {
  switch (expression.kind) {
    case 'bare':
      return wordDoubt(expression, text);
    case 'not':
      return doubtIn(expression.of, text);
    case 'and':
    case 'or':
    case 'xor':
      return doubtBetween(expression, text);
    case 'compare':
    case 'member':
      return null;
  }
}

/** A word alone may be the name of a field that was mistyped. */
function wordDoubt({ of }: Extract<Expression, { kind: 'bare' }>, text: string): Doubt | null {
  if (of.kind !== 'word' || termOf(of, null) !== null) return null;
  const { from, to } = of;
  const word = text.slice(from, to);
  return {
    message: `"${word}" is no field: it is looked for as text in the payload`,
    from,
    to,
    suggestion: nearestField(word) ?? `"${word}"`,
  };
}

type Joined = Extract<Expression, { kind: 'and' | 'or' | 'xor' }>;

/** Chains are as long as a filter: they are walked, not descended. */
function doubtBetween(expression: Joined, text: string): Doubt | null {
  let found: Doubt | null = null;
  let rest: Expression = expression;
  while (isJoined(rest)) {
    const { kind, left, right }: Joined = rest;
    const [first, second] = [mixDoubt(kind, left, text), mixDoubt(kind, right, text)];
    found = first ?? second ?? doubtIn(right, text) ?? found;
    rest = left;
  }
  return doubtIn(rest, text) ?? found;
}

/** Whoever reads `a or b and c` may take it for `(a or b) and c`. */
function mixDoubt(outer: Joined['kind'], inner: Expression, text: string): Doubt | null {
  if (!isJoined(inner) || inner.kind === outer || isInParentheses(inner)) return null;
  const { from, to } = inner;
  return {
    message: `${inner.kind} binds more tightly than ${outer}: parentheses would show it`,
    from,
    to,
    suggestion: `(${text.slice(from, to)})`,
  };
}

function isJoined(expression: Expression): expression is Joined {
  return expression.kind === 'and' || expression.kind === 'or' || expression.kind === 'xor';
}

/** Then it begins before its first part. */
function isInParentheses({ from, left }: Joined): boolean {
  return from < left.from;
}

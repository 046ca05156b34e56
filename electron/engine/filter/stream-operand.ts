import { isStreamField } from './fields';
import type { Span } from './filter-error';
import type { Expression, Operand } from './syntax';

type Leaf = Extract<Expression, { kind: 'compare' | 'member' | 'bare' }>;

/** Where a test names a field that only the analysis of streams knows; null where it does not. */
export function streamOperandOf(expression: Leaf): Span | null {
  const found = operandsOf(expression).map(inOperand);
  return found.find((span) => span !== null) ?? null;
}

function operandsOf(expression: Leaf): readonly Operand[] {
  switch (expression.kind) {
    case 'compare':
      return [expression.left, expression.right];
    case 'member':
    case 'bare':
      return [expression.of];
  }
}

function inOperand(operand: Operand): Span | null {
  switch (operand.kind) {
    case 'word':
      return isStreamField(operand.text) ? operand : null;
    case 'slice':
    case 'negative':
      return inOperand(operand.of);
    case 'call':
      return operand.of.map(inOperand).find((span) => span !== null) ?? null;
    case 'arithmetic':
      return inOperand(operand.left) ?? inOperand(operand.right);
    case 'string':
    case 'character':
      return null;
  }
}

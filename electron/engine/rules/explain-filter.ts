import { failure, type Failure, type Result } from '../../contract';

/** Says of which rule a filter is that cannot be used; `reason` is what is wrong with it. */
export function explainFilter(
  kind: 'alert' | 'colour',
  name: string,
  { message, detail }: Failure,
): Result<never> {
  return failure('RULES_INVALID', `The ${kind} rule "${name}" cannot be used. ${message}`, detail);
}

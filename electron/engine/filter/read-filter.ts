import { failure, success, type FilterProblem, type Result } from '../../contract';
import { markPlace } from '../text/mark-place';
import { doubtOf } from './doubt';
import { compileFilter, type Filter } from './filter';
import { FilterError } from './filter-error';

/** Reads a filter; what is wrong with one is told with its place. */
export function readFilter(text: string): Result<Filter> {
  try {
    return success(compileFilter(text));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return failure(
      'FILTER_INVALID',
      `The filter is wrong: ${error.message}.`,
      placeOf(error, text),
    );
  }
}

/** What is wrong or doubtful in a filter, for those who show it themselves; null if nothing is. */
export function checkFilter(text: string): FilterProblem | null {
  try {
    compileFilter(text);
    const doubt = doubtOf(text);
    return doubt && { tone: 'doubtful', ...doubt };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { message, span, suggestion } = error;
    return { tone: 'wrong', message, ...span, suggestion };
  }
}

/** The filter, its wrong part marked below it, and what may have been meant. */
function placeOf({ span, suggestion }: FilterError, text: string): string {
  const marked = markPlace(text, span);
  return suggestion === '' ? marked : `${marked}\nDid you mean ${suggestion}?`;
}

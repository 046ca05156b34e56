import type { Failure } from '../../../contract';
import { compileFilter } from '../filter';
import { FilterError } from '../filter-error';
import { readFilter } from '../read-filter';

/** What is wrong with a filter; throws where nothing is. */
export function failureOf(text: string): FilterError {
  try {
    compileFilter(text);
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
  throw new Error(`${text} is a filter`);
}

export function readFailure(text: string): Failure {
  const read = readFilter(text);
  if (read.ok) throw new Error(`${text} is a filter`);
  return read.error;
}

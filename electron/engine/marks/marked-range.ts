import { failure, success, type Mark, type Result } from '../../contract';
import type { ReplayRange } from '../replay/selection';
import { readMarks } from './marks-file';

/** The marks that a range begins and ends at: each by its comment, or by its place among them, from 1. */
export interface MarkNames {
  from?: string | undefined;
  until?: string | undefined;
}

/** A range with the ends that marks of a capture file give it. */
export async function markedRange(
  capture: string,
  range: ReplayRange,
  { from, until }: MarkNames,
): Promise<Result<ReplayRange>> {
  if (from === undefined && until === undefined) return success(range);
  const marks = await readMarks(capture);
  if (!marks.ok) return marks;
  const first = from === undefined ? success(range.first) : numberOf(marks.value, from, capture);
  if (!first.ok) return first;
  const last = until === undefined ? success(range.last) : numberOf(marks.value, until, capture);
  if (!last.ok) return last;
  return success({ ...range, first: first.value, last: last.value });
}

function numberOf(marks: readonly Mark[], name: string, capture: string): Result<number> {
  const mark = marks.find(({ comment }) => comment === name) ?? marks[Number(name) - 1];
  if (mark !== undefined) return success(mark.number);
  const there = marks.map(({ comment }, at) => comment || String(at + 1)).slice(0, 20);
  const help = there.length === 0 ? 'It has no marks.' : `It has: ${there.join(', ')}.`;
  return failure('INPUT_INVALID', `${capture} has no mark "${name}".`, help);
}

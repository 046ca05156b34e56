/** A module of its own: makes the judged tests of a filter on the worker thread of a query. */
import type { DatagramRow, JudgedTest } from '#native';
import { Dissection, type LogNames } from './dissection';
import { compileFilter } from './filter';

export { compileFilter };

/** What the worker is told. */
export interface JudgeData {
  /** The filter, which compiles: whoever asks has done it too. */
  text: string;
}

export function judge({ text }: JudgeData): readonly JudgedTest[] {
  const dissect = lastDissected();
  return compileFilter(text).judged.map(
    (matches) =>
      (row: DatagramRow, names: unknown): boolean =>
        matches(dissect(row, names as LogNames)),
  );
}

/** The tests of a filter are asked of one datagram after the other. */
function lastDissected() {
  let last: Dissection | undefined;
  return (row: DatagramRow, names: LogNames): Dissection => {
    if (last?.row !== row) last = new Dissection(row, names);
    return last;
  };
}

import type { FileSelection } from '#native';

/** Consecutive rows, both included. */
export interface RowRange {
  first: number;
  last: number;
}

/** The rows that a selection means of those from 1 to `last`, in order. */
export function* selectedRows(selection: FileSelection, last: number): Generator<RowRange> {
  if (selection.kind === 'rows') return yield* rangesOf(selection.rows, last);
  const first = selection.kind === 'range' ? selection.first : 1;
  const end = selection.kind === 'range' ? Math.min(selection.last, last) : last;
  if (first <= end) yield { first, last: end };
}

/** How many rows that are. */
export function countSelected(selection: FileSelection, last: number): number {
  return selectedExtent(selection, last).count;
}

/** How many rows that are, and the first and the last of them: 0 where there is none. */
export function selectedExtent(
  selection: FileSelection,
  last: number,
): { count: number; first: number; last: number } {
  const extent = { count: 0, first: 0, last: 0 };
  for (const range of selectedRows(selection, last)) {
    if (extent.count === 0) extent.first = range.first;
    extent.last = range.last;
    extent.count += range.last - range.first + 1;
  }
  return extent;
}

/** Bit n - 1 is row n. */
function* rangesOf(rows: Uint8Array, last: number): Generator<RowRange> {
  const end = Math.min(rows.length * 8, last);
  let first = 0;
  for (let row = 1; row <= end; row += 1) {
    const byte = rows[(row - 1) >> 3] ?? 0;
    const isSelected = ((byte >> ((row - 1) & 7)) & 1) !== 0;
    if (isSelected && first === 0) first = row;
    if (!isSelected && first !== 0) {
      yield { first, last: row - 1 };
      first = 0;
    }
  }
  if (first !== 0) yield { first, last: end };
}

import { placeAfterKey, type ListExtent } from '../../lib/list-keys';
import type { TreeLine } from './group-lines';

/** What a key does in the tree (ARIA treegrid pattern, rows focused). */
export type TreeMove =
  { kind: 'select'; place: number } | { kind: 'open' | 'close'; key: string } | null;

/** `at` is the place of the selected line; null where none is. Null where the key means nothing. */
export function moveOf(
  lines: readonly TreeLine[],
  at: number | null,
  key: string,
  page: ListExtent['page'],
): TreeMove {
  const line = at === null ? undefined : lines[at];
  if (line !== undefined && at !== null && key === 'ArrowRight') {
    if (line.isOpen === null) return null;
    return line.isOpen ? { kind: 'select', place: at + 1 } : { kind: 'open', key: line.key };
  }
  if (line !== undefined && key === 'ArrowLeft') {
    if (line.isOpen === true) return { kind: 'close', key: line.key };
    const above = lines.findIndex(({ key: other }) => other === line.parent);
    return above < 0 ? null : { kind: 'select', place: above };
  }
  const place = placeAfterKey(at, key, { count: lines.length, page });
  return place === null ? null : { kind: 'select', place };
}

/** How long a list is, and by how many lines the keys for pages move. */
export interface ListExtent {
  count: number;
  page: number;
}

/**
 * The place, from 0, that a key leads to in a list (ARIA grid and listbox patterns); null where it means
 * nothing, or nothing is there. `at` is null where nothing is chosen yet: then a list is entered at the edge
 * that the key comes from.
 */
export function placeAfterKey(
  at: number | null,
  key: string,
  { count, page }: ListExtent,
): number | null {
  if (count === 0) return null;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at === null ? 0 : at + 1,
    ArrowUp: at === null ? count - 1 : at - 1,
    PageDown: (at ?? 0) + page,
    PageUp: (at ?? 0) - page,
    Home: 0,
    End: count - 1,
  };
  const target = places[key];
  return target === undefined ? null : Math.min(Math.max(target, 0), count - 1);
}

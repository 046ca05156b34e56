/** `counts[i]` values lie below `borders[i]` and not below the border before; the last, from the last border on. */
export interface BinnedCounts {
  borders: readonly number[];
  counts: readonly number[];
}

export interface Bin {
  from: number;
  /** Excluded; null where there is no end. */
  to: number | null;
  count: number;
}

/** The bins of a histogram from the first to the last that has something: how they begin, and their counts. */
export function binsOf({ borders, counts }: BinnedCounts): Bin[] {
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  if (first < 0) return [];
  return counts.slice(first, last + 1).map((count, at) => ({
    from: borders[first + at - 1] ?? 0,
    to: borders[first + at] ?? null,
    count,
  }));
}

const units = [
  { name: 's', nanoseconds: 1e9 },
  { name: 'ms', nanoseconds: 1e6 },
  { name: 'µs', nanoseconds: 1e3 },
] as const;

/** `20 ms`, of one of the borders between intervals. */
function interval(nanoseconds: number): string {
  const unit = units.find((each) => nanoseconds >= each.nanoseconds);
  return unit === undefined ? '0' : `${nanoseconds / unit.nanoseconds} ${unit.name}`;
}

/** `1 ms to 2 ms`, `< 1 µs`, `≥ 100 s`. */
export function intervalBin({ from, to }: Bin): string {
  if (to === null) return `≥ ${interval(from)}`;
  return from === 0 ? `< ${interval(to)}` : `${interval(from)} to ${interval(to)}`;
}

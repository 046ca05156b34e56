import type { FileSelection, Predicate } from '#native';
import { success, type Result } from '../../contract';
import type { Filter } from '../filter/filter';
import type { Asked } from '../query/query';
import { selectMatches, type SelectedMatches } from '../query/select-matches';
import type { ReplaySource } from './source';

/** Which datagrams are played. */
export interface ReplayRange {
  /** Of these numbers, both included, from 1; `last` may be more than there are. */
  first: number;
  last: number;
  /** That came at these times, nanoseconds since 1970-01-01 UTC; `before` is excluded. */
  since?: bigint | undefined;
  before?: bigint | undefined;
  /** What the filter lets through. */
  filter?: Filter | undefined;
}

export const wholeLog: ReplayRange = { first: 1, last: Number.MAX_SAFE_INTEGER };

export interface SelectionOptions {
  /** How many datagrams there are. */
  count: number;
  /** Called with how many of them are evaluated. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/** The datagrams of a range, which no others join while they are played. */
export async function selectRange(
  source: ReplaySource,
  range: ReplayRange,
  { count, onProgress, signal }: SelectionOptions,
): Promise<Result<SelectedMatches>> {
  const last = Math.max(range.first - 1, Math.min(range.last, count));
  const within: FileSelection = { kind: 'range', first: range.first, last };
  const asked = askedOf(range);
  if (asked === null) return success({ selection: within, undecided: 0 });
  return await selectMatches(source, asked, {
    within,
    until: 'caughtUp',
    onProgress: ({ evaluated }) => onProgress?.(evaluated, count),
    signal,
  });
}

function askedOf({ since, before, filter }: ReplayRange): Asked | null {
  if (since === undefined && before === undefined) return filter ?? null;
  const time: Predicate = {
    kind: 'time',
    ...(since === undefined ? {} : { from: since }),
    ...(before === undefined ? {} : { to: before }),
  };
  if (filter === undefined) return time;
  return { ...filter, predicate: { kind: 'and', of: [time, filter.predicate] } };
}

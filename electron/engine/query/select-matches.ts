import type { FileSelection, QueryProgress } from '#native';
import { failure, success, type Result } from '../../contract';
import { selectedRows } from '../file/selected-rows';
import { explainQuery, type Asked, type Query } from './query';

/** What was found. */
export interface SelectedMatches {
  selection: FileSelection;
  /** Datagrams for which the filter took too long, and that are not among them. */
  undecided: number;
}

/** What can be selected from: a capture file, or a capture. */
export interface Selectable {
  query(asked: Asked): Result<Query<unknown>>;
  /** What is to be waited for before, where there is something: see LogFile. */
  readyFor?(asked: Asked, signal?: AbortSignal): Promise<void>;
}

export interface SelectOptions {
  /** Of these datagrams only. */
  within: FileSelection;
  /** `complete`, if absent: until the log is whole and evaluated. `caughtUp`: until all that it has is. */
  until?: 'complete' | 'caughtUp';
  onProgress?: (progress: QueryProgress) => void;
  signal?: AbortSignal | undefined;
}

/**
 * The datagrams that a filter or a predicate lets through, as exportLog() and players take them. Fails
 * where not all can be evaluated, or when the signal aborts (`CANCELLED`).
 */
export async function selectMatches(
  log: Selectable,
  asked: Asked,
  { within, until = 'complete', onProgress, signal }: SelectOptions,
): Promise<Result<SelectedMatches>> {
  await log.readyFor?.(asked, signal);
  const begun = log.query(asked);
  if (!begun.ok) return begun;
  const query = begun.value;
  const cancel = (): void => query.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    for (;;) {
      if (signal?.aborted === true) return failure('CANCELLED', 'The filter was cancelled.');
      const changed = query.changed();
      const progress = query.progress();
      onProgress?.(progress);
      if (progress.done || (until === 'caughtUp' && progress.caughtUp)) break;
      await changed;
    }
    const progress = query.progress();
    const explained = explainQuery(progress);
    if (!explained.ok) return explained;
    const selection = intersection(query.selection(), within);
    return success({ selection, undecided: progress.undecided });
  } finally {
    signal?.removeEventListener('abort', cancel);
    query.close();
  }
}

function intersection(matches: FileSelection, within: FileSelection): FileSelection {
  if (matches.kind !== 'rows' || within.kind === 'everything') return matches;
  const rows = new Uint8Array(matches.rows.length);
  for (const { first, last } of selectedRows(within, rows.length * 8)) {
    for (let row = first; row <= last; row += 1) {
      const at = (row - 1) >> 3;
      rows[at] = (rows[at] ?? 0) | ((matches.rows[at] ?? 0) & (1 << ((row - 1) & 7)));
    }
  }
  return { kind: 'rows', rows };
}

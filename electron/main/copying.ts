import { longestCopy, mostCopied, success, type Result } from '../contract';
import { copyText, type CopyForm, type Datagram } from '../engine';
import type { Matches } from './matches';

/** Datagrams that are fetched at once. */
const batch = 256;

interface Copied {
  text: string;
  copied: number;
  /** Those that the limits left out. */
  left: number;
}

interface Wanted {
  view: number | null;
  /** Places in what is shown, both included. */
  first: number;
  last: number;
  as: CopyForm;
}

/** What can be copied from: a running capture, or a file. */
export interface Copyable {
  datagrams(first: number, count: number): Datagram[];
}

/** Datagrams of what is shown as one text. */
export function copyOf(log: Copyable, matches: Matches, wanted: Wanted): Result<Copied> {
  const { view, first, last, as } = wanted;
  const asked = Math.max(0, last + 1 - first);
  const count = Math.min(asked, mostCopied);
  // Fails before anything is fetched where the filter is no longer applied.
  const shown = view === null ? success(null) : matches.filterOf(view);
  if (!shown.ok) return shown;
  const datagrams = datagramsOf(log, numbersOf(matches, view, first, count));
  const { text, copied } = copyText(datagrams, as, longestCopy);
  return success({ text, copied, left: asked - copied });
}

/** Numbers in the log of what is at `count` places from `first` on, in runs. */
function* numbersOf(matches: Matches, view: number | null, first: number, count: number) {
  if (view === null) {
    yield* runsOf(first, count);
    return;
  }
  for (const run of runsOf(first, count)) {
    const rows = matches.rows(view, run.first, run.count);
    if (!rows.ok) return;
    for (const { number } of rows.value.rows) yield { first: number, count: 1 };
  }
}

function* runsOf(first: number, count: number): Generator<{ first: number; count: number }> {
  for (let done = 0; done < count; done += batch) {
    yield { first: first + done, count: Math.min(batch, count - done) };
  }
}

/** Fewer come at once where payloads are large. */
function* datagramsOf(
  log: Copyable,
  runs: Iterable<{ first: number; count: number }>,
): Generator<Datagram> {
  for (const { first, count } of runs) {
    for (let next = first; next < first + count;) {
      const fetched = log.datagrams(next, first + count - next);
      const newest = fetched.at(-1);
      if (newest === undefined) break;
      yield* fetched;
      next = newest.number + 1;
    }
  }
}

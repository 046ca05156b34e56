import type { Predicate } from '#native';
import { failure, success, type LogExtent, type Result } from '../../contract';
import { explainQuery, type Asked, type Query } from '../query/query';

/** What can be searched: a capture, or a capture file. */
export interface Searchable {
  query(asked: Asked): Result<Query<unknown>>;
  /** The datagrams that there are now. */
  extent(): LogExtent;
  /** As the predicate `frame` takes it: the number of its frame, where it has one; null if there is none. */
  frameAt(number: number): number | null;
}

/** Numbers of datagrams, both included. */
interface Part {
  first: number;
  last: number;
}

export type Direction = 'next' | 'previous';

export interface FindOptions {
  /** The number that the search leaves from, which is looked at last. */
  from: number;
  direction: Direction;
  signal: AbortSignal;
}

export interface Found {
  number: number;
  /** Whether the search went on at the other end. */
  wrapped: boolean;
}

/**
 * The nearest datagram in a direction that is what is asked for, of those that the log has by now; null if
 * there is none. Fails where the query does, and when the signal aborts (`CANCELLED`).
 */
export async function find(
  log: Searchable,
  asked: Asked,
  { from, direction, signal }: FindOptions,
): Promise<Result<Found | null>> {
  const { first, last } = log.extent();
  const search = direction === 'next' ? firstIn : lastIn;
  const ahead = { first: Math.max(from + 1, first), last };
  const behind = { first, last: Math.min(from - 1, last) };
  const parts =
    direction === 'next' ? [ahead, { first, last: from }] : [behind, { first: from, last }];
  for (const [at, part] of parts.entries()) {
    const found = await search(log, asked, within(part, { first, last }), signal);
    if (!found.ok) return found;
    if (found.value !== null) return success({ number: found.value, wrapped: at > 0 });
  }
  return success(null);
}

function within(part: Part, { first, last }: Part): Part {
  return { first: Math.max(part.first, first), last: Math.min(part.last, last) };
}

/** The first datagram of a part that is what is asked for; null if there is none. */
async function firstIn(
  log: Searchable,
  asked: Asked,
  part: Part,
  signal: AbortSignal,
): Promise<Result<number | null>> {
  return await searched({ log, asked, part, signal }, (query) => {
    const { matches, firstMatch } = query.progress();
    return matches < firstMatch ? null : (query.numbers(firstMatch, 1)[0] ?? null);
  });
}

/** Datagrams that are looked at first on the way back, and how much further each step looks. */
const firstStep = 65_536;
const growth = 8;

/** The last datagram of a part: it is looked for in ever larger pieces from the end on. */
async function lastIn(
  log: Searchable,
  asked: Asked,
  { first, last }: Part,
  signal: AbortSignal,
): Promise<Result<number | null>> {
  let step = firstStep;
  for (let end = last; end >= first; step *= growth) {
    const part = { first: Math.max(first, end + 1 - step), last: end };
    const found = await lastInPiece(log, asked, part, signal);
    if (!found.ok || found.value !== null) return found;
    end = part.first - 1;
  }
  return success(null);
}

async function lastInPiece(
  log: Searchable,
  asked: Asked,
  part: Part,
  signal: AbortSignal,
): Promise<Result<number | null>> {
  return await searched({ log, asked, part, signal }, (query) => {
    const { matches, evaluated, caughtUp, done, firstMatch } = query.progress();
    if (evaluated < part.last && !caughtUp && !done) return null;
    return matches < firstMatch ? null : (query.numbers(matches, 1)[0] ?? null);
  });
}

interface Search {
  log: Searchable;
  asked: Asked;
  part: Part;
  signal: AbortSignal;
}

/** What `look` sees first in the query of a part; null if it has seen nothing by its end. */
async function searched(
  { log, asked, part, signal }: Search,
  look: (query: Query<unknown>) => number | null,
): Promise<Result<number | null>> {
  if (part.last < part.first) return success(null);
  const begun = log.query(narrowed(asked, log, part));
  if (!begun.ok) return begun;
  const query = begun.value;
  const cancel = (): void => query.cancel();
  signal.addEventListener('abort', cancel);
  try {
    for (;;) {
      if (signal.aborted) return failure('CANCELLED', 'The search was ended.');
      const changed = query.changed();
      const progress = query.progress();
      const found = look(query);
      if (found !== null) return success(found);
      const explained = explainQuery(progress);
      if (!explained.ok) return explained;
      if (progress.done || progress.caughtUp || progress.evaluated >= part.last) {
        return success(look(query));
      }
      await changed;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    query.close();
  }
}

/** The same asked of a part alone. The index knows frames, so that no payload outside of it is read. */
function narrowed(asked: Asked, log: Searchable, { first, last }: Part): Asked {
  const least = log.frameAt(first) ?? first;
  const most = log.frameAt(last) ?? last;
  const frames: Predicate = { kind: 'frame', least, most };
  if ('kind' in asked) return { kind: 'and', of: [frames, asked] };
  return { ...asked, predicate: { kind: 'and', of: [frames, asked.predicate] } };
}

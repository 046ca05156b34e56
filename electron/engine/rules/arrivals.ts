import type { Datagram } from '../capture/datagram';
import type { Query } from '../query/query';

/** Matches that count as received at one time, in nanoseconds since the epoch. */
export interface Arrival {
  matches: number;
  time: bigint;
}

/** Times that are fetched at once; one by one takes longer, so that then there are fewer. */
const mostFetched = 4096;
const mostSampled = 1024;

type Timed = Pick<Query<Datagram>, 'times'>;

/**
 * When the matches `first` to `last` of a query were received, in the order of their times. Up to 4096 of
 * them have each its own time. Of more, the time of every n-th stands for the n that end with it: 1024
 * times at most, so that none is wrong by more than lies between two of these. What the log has already
 * let go counts with the next that it has, or as received `now`.
 */
export function arrivalsOf(query: Timed, first: number, last: number, now: bigint): Arrival[] {
  const count = last - first + 1;
  const arrivals = count > mostFetched ? sampled(query, first, last) : fetched(query, first, last);
  const known = arrivals.reduce((sum, { matches }) => sum + matches, 0);
  if (known < count) arrivals.push({ matches: count - known, time: now });
  return arrivals.toSorted((one, other) =>
    one.time < other.time ? -1 : Number(one.time > other.time),
  );
}

function fetched(query: Timed, first: number, last: number): Arrival[] {
  const count = last - first + 1;
  const times = query.times(first, count);
  // Those that are gone are the oldest.
  const gone = count - times.length;
  return times.map((time, at) => ({ matches: at === 0 ? 1 + gone : 1, time }));
}

function sampled(query: Timed, first: number, last: number): Arrival[] {
  const step = Math.ceil((last - first + 1) / mostSampled);
  const arrivals: Arrival[] = [];
  let matches = 0;
  for (let begin = first; begin <= last; begin += step) {
    const end = Math.min(last, begin + step - 1);
    matches += end - begin + 1;
    const [time] = query.times(end, 1);
    if (time === undefined) continue;
    arrivals.push({ matches, time });
    matches = 0;
  }
  return arrivals;
}

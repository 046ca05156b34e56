/** A datagram of a generated stream. */
export interface MediaDatagram {
  payload: Buffer;
  /** Milliseconds from the beginning of the stream until it comes. */
  delay: number;
}

/** What happens to a stream on its way; places count from 0, in what was sent. */
export interface Disturbance {
  /** Datagrams that never come. */
  lost?: readonly number[];
  /** Datagrams that come twice, one right behind the other. */
  doubled?: readonly number[];
  /** Datagrams that change places with the next one. */
  swapped?: readonly number[];
  /** The most milliseconds that a datagram takes longer; which, is told by its place alone. */
  jitter?: number;
}

/** The stream as it arrives: the same on every run. The times of arrival keep their order. */
export function disturbed(
  stream: readonly MediaDatagram[],
  { lost = [], doubled = [], swapped = [], jitter = 0 }: Disturbance,
): MediaDatagram[] {
  const order = stream.map((_, place) => place);
  for (const place of swapped) order.splice(place, 2, place + 1, place);
  const arriving = order
    .filter((place) => !lost.includes(place))
    .flatMap((place) => (doubled.includes(place) ? [place, place] : [place]));
  const times = arriving.map((place) => delayOf(stream, place) + jitter * fraction(place));
  times.sort((one, other) => one - other);
  return arriving.map((place, at) => ({
    payload: stream[place]?.payload ?? Buffer.alloc(0),
    delay: times[at] ?? 0,
  }));
}

function delayOf(stream: readonly MediaDatagram[], place: number): number {
  return stream[place]?.delay ?? 0;
}

/** From 0 to less than 1, and without a pattern: a multiplicative hash (Knuth, TAOCP 3, 6.4). */
function fraction(place: number): number {
  return (Math.imul(place + 1, 2_654_435_761) >>> 0) / 2 ** 32;
}

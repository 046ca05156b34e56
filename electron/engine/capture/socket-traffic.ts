import type { SocketStatistics } from '#native';
import type { RecentSeconds as RecentState } from '../../contract';
import { Rate } from './rate';
import { RecentSeconds } from './recent-seconds';

export type Counters = Pick<SocketStatistics, 'received' | 'bytes' | 'dropped'>;

/** What a socket has received since it was added, however often it was opened. */
export class SocketTraffic {
  /** What was counted before it was opened the last time. */
  #earlier: Counters = { received: 0, bytes: 0, dropped: 0 };
  readonly #rate = new Rate(performance.now());
  readonly #recent = {
    received: new RecentSeconds(performance.now()),
    dropped: new RecentSeconds(performance.now()),
  };

  /** Keeps what was counted until it was closed. */
  keep(last: Counters): void {
    this.#earlier = this.total(last);
  }

  /** With what was counted since it was opened; null while it is not open. */
  total(now: Counters | null): Counters {
    return now === null ? { ...this.#earlier } : added(this.#earlier, now);
  }

  /** Takes the rates; `now` in milliseconds on a monotonic clock. */
  sample(now: number, { received, dropped }: Counters): void {
    this.#rate.sample(now, received);
    this.#recent.received.sample(now, received);
    this.#recent.dropped.sample(now, dropped);
  }

  get perSecond(): number {
    return this.#rate.perSecond;
  }

  recent(): RecentState {
    const { received, dropped } = this.#recent;
    return { received: [...received.growth], dropped: [...dropped.growth] };
  }
}

function added(one: Counters, other: Counters): Counters {
  return {
    received: one.received + other.received,
    bytes: one.bytes + other.bytes,
    dropped: one.dropped + other.dropped,
  };
}

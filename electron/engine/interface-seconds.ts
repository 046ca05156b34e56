import { RecentSeconds, secondsKept } from './capture/recent-seconds';
import { interfaceTraffic, type InterfaceTraffic } from './interface-traffic';

/** An interface that is watched. */
interface Watched {
  seconds: RecentSeconds;
  /** When that began, in milliseconds on a monotonic clock. */
  since: number;
}

/** What an interface received, and its packets in each of the last seconds that are known, the newest last. */
export interface RecentTraffic extends InterfaceTraffic {
  recent: readonly number[];
}

interface Sources {
  traffic: () => Map<string, InterfaceTraffic>;
  /** Milliseconds on a monotonic clock. */
  now: () => number;
}

/** How long it goes on when nobody looks any more: who looks again soon finds what came meanwhile. */
const patience = secondsKept * 1000;

/**
 * What interfaces receive, second by second, from the first look on. The system is asked only as long as somebody
 * has looked within the last minute.
 */
export class InterfaceSeconds {
  readonly #sources: Sources;
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | undefined;
  #looked = -Infinity;

  constructor(sources: Sources = { traffic: interfaceTraffic, now: () => performance.now() }) {
    this.#sources = sources;
  }

  /** By the names of interfaces; empty where the system does not tell. */
  look(): Map<string, RecentTraffic> {
    this.#looked = this.#sources.now();
    const traffic = this.#sample();
    this.#timer ??= setInterval(() => this.#tick(), 1000).unref();
    return new Map(Array.from(traffic, ([name, each]) => [name, this.#recent(name, each)]));
  }

  #tick(): void {
    if (this.#sources.now() - this.#looked <= patience) {
      this.#sample();
      return;
    }
    clearInterval(this.#timer);
    this.#timer = undefined;
    // What came until the next look is of no second that is known.
    this.#watched.clear();
  }

  #sample(): Map<string, InterfaceTraffic> {
    const now = this.#sources.now();
    const traffic = this.#sources.traffic();
    for (const name of this.#watched.keys()) if (!traffic.has(name)) this.#watched.delete(name);
    for (const [name, { packets }] of traffic) {
      const watched = this.#watched.get(name);
      if (watched !== undefined) watched.seconds.sample(now, packets);
      else this.#watched.set(name, { seconds: new RecentSeconds(now, packets), since: now });
    }
    return traffic;
  }

  #recent(name: string, traffic: InterfaceTraffic): RecentTraffic {
    const watched = this.#watched.get(name);
    if (watched === undefined) return { ...traffic, recent: [] };
    const known = Math.floor(this.#looked / 1000) - Math.floor(watched.since / 1000);
    return { ...traffic, recent: known === 0 ? [] : watched.seconds.growth.slice(-known) };
  }
}

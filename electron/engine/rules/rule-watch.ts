import type { AlertCondition, Failure } from '../../contract';
import type { Datagram } from '../capture/datagram';
import { explainQuery, type Query } from '../query/query';
import { arrivalsOf } from './arrivals';
import { Silence } from './silence';
import { Threshold } from './threshold';

/** Milliseconds between two looks at the matches of a rule, at least. */
const lookInterval = 30;

/** What the rule of a watch has come to. Times are nanoseconds since the epoch. */
export interface WatchOutcome {
  /** It is due. */
  raised(count: number, time: bigint): void;
  /** More came while the threshold was reached. */
  counted(matches: number): void;
  /** Its query has ended before its log, and with it the watch. */
  failed(error: Failure): void;
}

export interface Watched {
  query: Pick<Query<Datagram>, 'progress' | 'changed' | 'times' | 'close'>;
  when: AlertCondition;
  /** Number of the last datagram of the log by now. */
  last: () => number;
}

/** A wish to know that everything up to a datagram was looked at. */
interface Wish {
  datagram: number;
  fulfil: () => void;
}

/**
 * Watches the matches of one rule. It looks when the query says that there is something new, at most every
 * 30 ms, so that its work does not grow with the number of datagrams. Keeps no process alive.
 */
export class RuleWatch {
  readonly #condition: Threshold | Silence;
  #seen = 0;
  #evaluated = 0;
  #isEnded = false;
  #wishes: Wish[] = [];
  #pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly watched: Watched,
    private readonly outcome: WatchOutcome,
  ) {
    this.#condition = this.#conditionOf(watched.when);
  }

  /** To be called once; from then on outcomes are told. */
  begin(): void {
    this.#follow();
  }

  /** Resolves when all datagrams that the log has by now were looked at, or the watch has ended. */
  async caughtUp(): Promise<void> {
    const datagram = this.watched.last();
    this.#look();
    if (this.#isEnded || this.#evaluated >= datagram) return;
    await new Promise<void>((fulfil) => this.#wishes.push({ datagram, fulfil }));
  }

  /** Nothing is told afterwards. */
  close(): void {
    this.#end();
    this.watched.query.close();
  }

  #conditionOf(when: AlertCondition): Threshold | Silence {
    if (when.kind === 'threshold') return new Threshold(when, this.outcome);
    return new Silence(when.seconds, () => this.caughtUp(), this.outcome);
  }

  /** Looks, and again whenever there is more. */
  #follow(): void {
    this.#look();
    if (this.#isEnded) return;
    const looked = performance.now();
    void this.watched.query.changed().then(() => this.#rest(looked));
  }

  #rest(looked: number): void {
    if (this.#isEnded) return;
    const rest = Math.max(0, looked + lookInterval - performance.now());
    this.#pause = setTimeout(() => this.#follow(), rest).unref();
  }

  #look(): void {
    if (this.#isEnded) return;
    const progress = this.watched.query.progress();
    this.#take(progress.matches);
    this.#evaluated = progress.evaluated;
    this.#fulfilWishes();
    if (!progress.done) return;
    this.#end();
    const explained = explainQuery(progress);
    if (progress.failure !== '' && !explained.ok) this.outcome.failed(explained.error);
  }

  #take(matches: number): void {
    if (matches === this.#seen) return;
    const first = this.#seen + 1;
    this.#seen = matches;
    const now = BigInt(Date.now()) * 1_000_000n;
    this.#condition.take(arrivalsOf(this.watched.query, first, matches, now));
  }

  #fulfilWishes(): void {
    const isDue = ({ datagram }: Wish): boolean => this.#isEnded || datagram <= this.#evaluated;
    const due = this.#wishes.filter(isDue);
    this.#wishes = this.#wishes.filter((wish) => !isDue(wish));
    for (const { fulfil } of due) fulfil();
  }

  #end(): void {
    this.#isEnded = true;
    clearTimeout(this.#pause);
    this.#condition.end();
    this.#fulfilWishes();
  }
}

import {
  datagramAsJson,
  explainQuery,
  messageOf,
  type Capture,
  type Datagram,
  type Filter,
} from '../engine';
import type { ListenOptions } from './arguments';
import { datagramAsText } from './format';
import type { Output } from './output';
import { complain, sayUndecided } from './report';

/** Datagrams fetched and written at once. */
const batch = 1000;

/** Milliseconds from one look at the log to the next: processors have better to do under load. */
const lookInterval = { printing: 10, recording: 100 };

/** Writes each datagram of the log once, in order, or each that a filter lets through. */
export class DatagramPrinter {
  #next = 1;
  /** Datagrams that left the bounded log before a slow reader had taken them. */
  missed = 0;
  printed = 0;
  readonly #wanted: Wanted;

  constructor(
    readonly capture: Capture,
    readonly options: ListenOptions,
    readonly output: Output,
  ) {
    this.#wanted = wantedOf(capture, options.filter);
  }

  get lookInterval(): number {
    return this.options.format === 'none' ? lookInterval.recording : lookInterval.printing;
  }

  /** Whether nothing more is to be printed. */
  get done(): boolean {
    const isEnough = this.printed >= this.options.count;
    return this.output.gone || isEnough || this.#wanted.hasFailed();
  }

  /** Prints what had arrived when it was called. */
  async printArrived(): Promise<void> {
    const last = await this.#wanted.last();
    if (this.options.format === 'none') return this.#skipTo(last);
    while (this.#next <= last && !this.done) {
      const wanted = Math.min(batch, this.options.count - this.printed, last - this.#next + 1);
      const { first, datagrams } = this.#wanted.take(this.#next, wanted);
      await this.#print(first, datagrams);
    }
  }

  /** Says what went wrong with the filter, and ends it. Returns the exit status. */
  close(): 0 | 1 {
    return this.#wanted.close();
  }

  #skipTo(last: number): void {
    this.printed += last - this.#next + 1;
    this.#next = last + 1;
  }

  /** `first` is the place of the first of them. */
  async #print(first: number, datagrams: readonly Datagram[]): Promise<void> {
    this.missed += first - this.#next;
    this.#next = first + datagrams.length;
    this.printed += datagrams.length;
    if (datagrams.length === 0) return;
    const lines = datagrams.map((datagram) => this.#line(datagram));
    await this.output.write(`${lines.join('\n')}\n`);
  }

  #line(datagram: Datagram): string {
    const message = messageOf(datagram, this.options.decoding);
    return this.options.format === 'jsonl'
      ? datagramAsJson(datagram, message)
      : datagramAsText(datagram, message);
  }
}

/** What is to be printed, each with its place from 1. */
interface Wanted {
  /** The last place by now. */
  last(): Promise<number>;
  /** Those from a place on that the log still has. */
  take(first: number, count: number): { first: number; datagrams: readonly Datagram[] };
  /** Whether no more will be found. */
  hasFailed(): boolean;
  /** Says what went wrong, and returns the exit status. */
  close(): 0 | 1;
}

function wantedOf(capture: Capture, filter: Filter | undefined): Wanted {
  if (filter === undefined) {
    return {
      last: () => Promise.resolve(capture.extent().last),
      take: (first, count) => {
        const datagrams = capture.datagrams(first, count);
        return { first: datagrams[0]?.number ?? capture.extent().first, datagrams };
      },
      hasFailed: () => false,
      close: () => 0,
    };
  }
  const begun = capture.query(filter);
  if (!begun.ok) throw new Error(`a filter that was read was refused: ${begun.error.message}`);
  const query = begun.value;
  return {
    last: async () => (await query.reaches(capture.extent().last)).matches,
    take: (first, count) => {
      const held = Math.max(first, query.progress().firstMatch);
      return { first: held, datagrams: query.matches(held, Math.max(0, first + count - held)) };
    },
    hasFailed: () => query.progress().failure !== '',
    close: () => {
      const progress = query.progress();
      query.close();
      sayUndecided(progress.undecided);
      const explained = explainQuery(progress);
      return explained.ok ? 0 : complain(explained.error);
    },
  };
}

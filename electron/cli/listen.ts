import { setTimeout as pause } from 'node:timers/promises';
import {
  success,
  type Address,
  type AlertRule,
  type CaptureState,
  type Failure,
  type Result,
} from '../contract';
import {
  Capture,
  datagramAsJson,
  loadRules,
  messageOf,
  type Datagram,
  type Filter,
  type RecordingOptions,
  type RecordingStatus,
} from '../engine';
import type { ListenOptions } from './arguments';
import { AlertPrinter } from './alert-printer';
import { datagramAsText } from './format';
import type { Output } from './output';
import { complain, say } from './report';
import { Stop } from './stop';

/** Datagrams fetched and written at once. */
const batch = 1000;

/** Datagrams that wait for a slow reader of the output, at 40 bytes of memory each. */
const mostRows = 5_000_000;

/** Milliseconds from one look at the log to the next: processors have better to do under load. */
const lookInterval = { printing: 10, recording: 100 };

/** Prints datagrams, and alerts, until told to stop. Resolves to the exit status. */
export async function listen(options: ListenOptions, output: Output): Promise<number> {
  const rules = await alertRules(options.rules);
  if (!rules.ok) {
    complain(rules.error);
    return 2;
  }
  const capture = new Capture({ ...options.log, mostRows });
  const stop = new Stop(options.duration);
  const alerts = new AlertPrinter(capture);
  try {
    const refused = await openAll(capture, options.addresses);
    if (refused !== undefined) return complain(refused);
    const unrecorded = record(capture, options.recording);
    if (unrecorded !== undefined) return complain(unrecorded);
    const unwatched = alerts.watch(rules.value);
    if (!unwatched.ok) return complain(unwatched.error);
    const started = performance.now();
    const printer = new Printer(capture, options, output);
    await printUntilStopped(capture, printer, stop);
    await alerts.caughtUp();
    printer.close();
    const seconds = (performance.now() - started) / 1000;
    const recording = capture.stopRecording();
    summarise(capture.state(), printer, seconds);
    return recording === null ? 0 : summariseRecording(recording);
  } finally {
    stop.dispose();
    alerts.close();
    capture.close();
  }
}

async function alertRules(file: string | undefined): Promise<Result<AlertRule[]>> {
  if (file === undefined) return success([]);
  const read = await loadRules(file);
  return read.ok ? success(read.value.alerts) : read;
}

async function openAll(capture: Capture, addresses: Address[]): Promise<Failure | undefined> {
  for (const address of addresses) {
    const opened = await capture.addSocket(address);
    if (!opened.ok) return opened.error;
    say(`listening on ${opened.value.name}`);
    for (const notice of opened.value.notices) complain(notice);
  }
  return undefined;
}

function record(capture: Capture, options: RecordingOptions | undefined): Failure | undefined {
  if (options === undefined) return undefined;
  const begun = capture.record(options);
  return begun.ok ? undefined : begun.error;
}

/** What arrived before the stop is still printed. */
async function printUntilStopped(capture: Capture, printer: Printer, stop: Stop): Promise<void> {
  const failed = new Set<number>();
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      const unsubscribe = capture.onChange(() => {
        unsubscribe();
        resolve();
      });
    });
    const stopping = stop.requested;
    const looked = performance.now();
    await printer.printArrived();
    if (stopping || printer.done) return;
    reportFailures(capture.state(), failed);
    await Promise.race([changed, stop.promise]);
    const rest = looked + printer.lookInterval - performance.now();
    if (rest > 0) await Promise.race([pause(rest), stop.promise]);
  }
}

function reportFailures({ sockets }: CaptureState, reported: Set<number>): void {
  for (const { id, failure } of sockets) {
    if (failure === null || reported.has(id)) continue;
    reported.add(id);
    complain(failure);
  }
}

/** Writes each datagram of the log once, in order, or each that a filter lets through. */
class Printer {
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

  get done(): boolean {
    return this.output.gone || this.printed >= this.options.count;
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

  close(): void {
    this.#wanted.close();
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
  close(): void;
}

function wantedOf(capture: Capture, filter: Filter | undefined): Wanted {
  if (filter === undefined) {
    return {
      last: () => Promise.resolve(capture.extent().last),
      take: (first, count) => {
        const datagrams = capture.datagrams(first, count);
        return { first: datagrams[0]?.number ?? capture.extent().first, datagrams };
      },
      close: () => undefined,
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
    close: () => query.close(),
  };
}

/** Returns the exit status: 1 where something is missing in the file. */
function summariseRecording({ path, datagrams, lost, bytes, error }: RecordingStatus): 0 | 1 {
  say(`recorded ${datagrams} in ${path}, ${bytes} bytes`);
  if (lost === 0 && error === undefined) return 0;
  const because = error === undefined ? '' : ` (${error})`;
  say(`not recorded ${lost}: the disk was full or too slow${because}`);
  return 1;
}

function summarise({ totals }: CaptureState, printer: Printer, seconds: number): void {
  say(
    `received ${totals.received}, dropped ${totals.dropped}, ${totals.bytes} bytes, ${seconds.toFixed(1)} seconds`,
  );
  if (printer.missed > 0) {
    say(`not printed ${printer.missed}: they left the log in memory before the reader took them`);
  }
}

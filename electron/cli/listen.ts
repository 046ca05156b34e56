import { setTimeout as pause } from 'node:timers/promises';
import type { Address, CaptureState, Failure } from '../contract';
import {
  Capture,
  datagramAsJson,
  type Datagram,
  type RecordingOptions,
  type RecordingStatus,
} from '../engine';
import type { ListenOptions } from './arguments';
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

/** Prints datagrams until told to stop. Resolves to the exit status. */
export async function listen(options: ListenOptions, output: Output): Promise<number> {
  const capture = new Capture({ ...options.log, mostRows });
  const stop = new Stop(options.duration);
  try {
    const refused = await openAll(capture, options.addresses);
    if (refused !== undefined) return complain(refused);
    const unrecorded = record(capture, options.recording);
    if (unrecorded !== undefined) return complain(unrecorded);
    const started = performance.now();
    const printer = new Printer(capture, options, output);
    await printUntilStopped(capture, printer, stop);
    const seconds = (performance.now() - started) / 1000;
    const recording = capture.stopRecording();
    summarise(capture.state(), printer, seconds);
    return recording === null ? 0 : summariseRecording(recording);
  } finally {
    stop.dispose();
    capture.close();
  }
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

/** Writes each datagram of the log once, in order. */
class Printer {
  #next = 1;
  /** Datagrams that left the bounded log before a slow reader had taken them. */
  missed = 0;
  printed = 0;
  readonly #line: (datagram: Datagram) => string;

  constructor(
    readonly capture: Capture,
    readonly options: ListenOptions,
    readonly output: Output,
  ) {
    this.#line = options.format === 'jsonl' ? datagramAsJson : datagramAsText;
  }

  get lookInterval(): number {
    return this.options.format === 'none' ? lookInterval.recording : lookInterval.printing;
  }

  get done(): boolean {
    return this.output.gone || this.printed >= this.options.count;
  }

  /** Prints what had arrived when it was called. */
  async printArrived(): Promise<void> {
    const { last } = this.capture.extent();
    if (this.options.format === 'none') return this.#skipTo(last);
    while (this.#next <= last && !this.done) {
      const wanted = Math.min(batch, this.options.count - this.printed, last - this.#next + 1);
      const datagrams = this.capture.datagrams(this.#next, wanted);
      await this.#print(datagrams);
    }
  }

  #skipTo(last: number): void {
    this.printed += last - this.#next + 1;
    this.#next = last + 1;
  }

  async #print(datagrams: Datagram[]): Promise<void> {
    const resume = datagrams[0]?.number ?? this.capture.extent().first;
    this.missed += resume - this.#next;
    this.#next = resume + datagrams.length;
    this.printed += datagrams.length;
    if (datagrams.length > 0) await this.output.write(`${datagrams.map(this.#line).join('\n')}\n`);
  }
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

import { setTimeout as pause } from 'node:timers/promises';
import {
  success,
  type AlertRule,
  type CaptureState,
  type Failure,
  type Incident,
  type Result,
} from '../contract';
import { Capture, loadRules, type RecordingOptions, type RecordingStatus } from '../engine';
import type { ListenOptions } from './arguments';
import { AlertPrinter } from './alert-printer';
import { DatagramPrinter } from './datagram-printer';
import type { Output } from './output';
import { complain, say } from './report';
import { Stop } from './stop';

/** Datagrams that wait for a slow reader of the output, at 40 bytes of memory each. */
const mostRows = 5_000_000;

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
  capture.onIncident((incident) => tellIncident(incident, capture.state()));
  try {
    const refused = await openAll(capture, options);
    if (refused !== undefined) return complain(refused);
    const unrecorded = record(capture, options.recording);
    if (unrecorded !== undefined) return complain(unrecorded);
    const unwatched = alerts.watch(rules.value);
    if (!unwatched.ok) return complain(unwatched.error);
    const started = performance.now();
    const printer = new DatagramPrinter(capture, options, output);
    await printUntilStopped(capture, printer, stop);
    await alerts.caughtUp();
    const filtered = printer.close();
    const seconds = (performance.now() - started) / 1000;
    const recording = capture.stopRecording();
    summarise(capture.state(), printer, seconds);
    return recording === null ? filtered : Math.max(filtered, summariseRecording(recording));
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

async function openAll(
  capture: Capture,
  { addresses, othersMaySend }: Pick<ListenOptions, 'addresses' | 'othersMaySend'>,
): Promise<Failure | undefined> {
  for (const address of addresses) {
    const opened = await capture.addSocket(address, { othersMaySend });
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

/** Says what happened to a socket without anybody's doing. */
function tellIncident({ socket, message }: Incident, { sockets }: CaptureState): void {
  const name = sockets.find(({ id }) => id === socket)?.name;
  // The system allows any bytes in the names of interfaces.
  say(name === undefined ? message : `${name}: ${message}`);
}

/** What arrived before the stop is still printed. */
async function printUntilStopped(
  capture: Capture,
  printer: DatagramPrinter,
  stop: Stop,
): Promise<void> {
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

/** Returns the exit status: 1 where something is missing in the file. */
function summariseRecording({ path, datagrams, lost, bytes, error }: RecordingStatus): 0 | 1 {
  say(`recorded ${datagrams} in ${path}, ${bytes} bytes`);
  if (lost === 0 && error === undefined) return 0;
  const because = error === undefined ? '' : ` (${error})`;
  say(`not recorded ${lost}: the disk was full or too slow${because}`);
  return 1;
}

function summarise({ totals }: CaptureState, printer: DatagramPrinter, seconds: number): void {
  say(
    `received ${totals.received}, dropped ${totals.dropped}, ${totals.bytes} bytes, ${seconds.toFixed(1)} seconds`,
  );
  if (printer.missed > 0) {
    say(`not printed ${printer.missed}: they left the log in memory before the reader took them`);
  }
}

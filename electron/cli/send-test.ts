import {
  formatDestination,
  type Failure,
  type ReplayProgress,
  type ReplayReport,
} from '../contract';
import {
  concernsOfTest,
  namedDestinations,
  prepareTest,
  TestSending,
  type PreparedTest,
} from '../engine';
import { confirm } from './confirm';
import type { Output } from './output';
import { ProgressLine } from './progress-line';
import { rateText, reportText } from './replay-text';
import { complain, say } from './report';
import type { SendTestCommand } from './send-test-arguments';
import { Stop } from './stop';

/** Milliseconds between two looks at what was sent. */
const tick = 100;

const help = 'Agree with --yes, or send elsewhere, with fewer hops, or more slowly with --pps.';

/** Sends test streams. Resolves to the exit status: 1 where a datagram was not sent. */
export async function sendTest(command: SendTestCommand, output: Output): Promise<number> {
  const stop = new Stop(Infinity);
  const aborting = new AbortController();
  void stop.promise.then(() => aborting.abort());
  const { signal } = aborting;
  try {
    const prepared = prepareTest(command.request);
    if (!prepared.ok) return complain(prepared.error);
    const concerns = command.yes ? [] : concernsOfTest(prepared.value, command.maxRate);
    if (!(await confirm(concerns, { canAsk: true, signal, help })) || signal.aborted) return 1;
    return await run(prepared.value, command, { stop, output });
  } finally {
    stop.dispose();
  }
}

async function run(
  test: PreparedTest,
  command: SendTestCommand,
  { stop, output }: { stop: Stop; output: Output },
): Promise<number> {
  const started = TestSending.start(test);
  if (!started.ok) return complain(started.error);
  const sending = started.value;
  say(introduction(test));
  void stop.promise.then(() => sending.stop());
  const end = Number.isFinite(command.duration)
    ? setTimeout(() => sending.stop(), command.duration * 1000)
    : undefined;
  const line = new ProgressLine(process.stderr);
  const watching = setInterval(() => line.show(progressText(sending.progress())), tick);
  try {
    const report = await sending.done();
    line.clear();
    for (const refusal of refusalsOf(report)) complain(refusal);
    await output.write(command.json ? jsonText(test, report) : text(test, report));
    return isAllSent(test, report) ? 0 : 1;
  } finally {
    clearTimeout(end);
    clearInterval(watching);
    sending.close();
  }
}

function introduction(test: PreparedTest): string {
  const { firstStream, streams } = test;
  const first = streamText(firstStream);
  const which =
    streams === 1 ? ` ${first}` : `s ${first} to ${streamText(firstStream + streams - 1)}`;
  return `test stream${which} to ${namedDestinations(test)}`;
}

/** As rows of the log name it. Numbers have 32 bits, and go on from 0. */
function streamText(number: number): string {
  return (number % 2 ** 32).toString(16).padStart(8, '0');
}

function progressText({ sent, errors, rate, lateness }: ReplayProgress): string {
  const { median, p99, worst } = lateness;
  const parts = [
    `sent ${sent}`,
    `errors ${errors}`,
    `${rateText(rate.achieved)} of ${rateText(rate.wanted)}/s`,
    `late ${median.toFixed(0)} ${p99.toFixed(0)} ${worst.toFixed(0)} µs`,
  ];
  return parts.join('  ');
}

function refusalsOf({ refusals, failure }: ReplayReport): Failure[] {
  const whys = refusals.map((refusal) => refusal.failure);
  return failure === null ? whys : [...whys, failure];
}

/** What is sent without end somebody has to stop. */
function isCutShort(test: PreparedTest, report: ReplayReport): boolean {
  return report.stopped && Number.isFinite(test.count);
}

function isAllSent(test: PreparedTest, report: ReplayReport): boolean {
  return report.errors === 0 && report.failure === null && !isCutShort(test, report);
}

function text(test: PreparedTest, report: ReplayReport): string {
  return `${reportText({ ...report, stopped: isCutShort(test, report) })}\n`;
}

function jsonText(test: PreparedTest, report: ReplayReport): string {
  const { sent, bytes, errors: refused, achieved: seconds, rate, lateness, stalls } = report;
  const { streams, firstStream, length } = test;
  const errors = report.refusals.map(({ failure, count }) => ({ ...failure, count }));
  const what = { to: formatDestination(test.to), streams, firstStream, length };
  const counts = { sent, bytes, refused, seconds, rate, lateness, stalls, errors };
  return `${JSON.stringify({ ...what, ...counts })}\n`;
}

import { setTimeout as pause } from 'node:timers/promises';
import { jsonText, mostStreamsPerCall, type StreamDetail, type StreamLine } from '../contract';
import { Capture, explainDamage, LogFile, type Streams } from '../engine';
import type { Output } from './output';
import { complain, say } from './report';
import { Stop } from './stop';
import type { StreamsCommand } from './streams-arguments';
import { streamTable } from './stream-table';

/** Rows of the index in memory: streams that are followed need none of those that are looked at. */
const mostRows = 1_000_000;

/** Tells the streams of a file, or of what is received. Resolves to the exit status. */
export async function streams(command: StreamsCommand, output: Output): Promise<number> {
  const { source } = command;
  return source.kind === 'file'
    ? await ofFile(source.path, command, output)
    : await ofCapture(source.addresses, command, output);
}

async function ofFile(path: string, command: StreamsCommand, output: Output): Promise<number> {
  const opened = await (path === '-'
    ? LogFile.open('standard input', process.stdin)
    : LogFile.open(path));
  if (!opened.ok) return complain(opened.error);
  const file = opened.value;
  const stop = new Stop(Infinity);
  file.setStreamOptions(command.options);
  const found = file.streams();
  try {
    await Promise.race([file.streamsDone(), stop.promise]);
    await report(found, command, output);
    return Math.max(complainOf(file), summarise(found));
  } finally {
    stop.dispose();
    file.close();
  }
}

/** What is wrong with the file; 1 where nothing of it could be read. */
function complainOf(file: LogFile): 0 | 1 {
  const progress = file.progress();
  const damage = explainDamage(file.name, progress);
  if (damage.ok) return 0;
  complain(damage.error);
  return progress.frames > 0 ? 0 : 1;
}

type Addresses = Extract<StreamsCommand['source'], { kind: 'live' }>['addresses'];

async function ofCapture(
  addresses: Addresses,
  command: StreamsCommand,
  output: Output,
): Promise<number> {
  const capture = new Capture({ mostRows });
  const stop = new Stop(command.duration);
  capture.setStreamOptions(command.options);
  const found = capture.streams();
  try {
    for (const address of addresses) {
      const opened = await capture.addSocket(address);
      if (!opened.ok) return complain(opened.error);
      say(`listening on ${opened.value.name}`);
      for (const notice of opened.value.notices) complain(notice);
    }
    await reportUntil(stop, found, { command, output });
    await found.caughtUp();
    await report(found, command, output);
    const { received, dropped } = capture.state().totals;
    say(`received ${received}, dropped ${dropped}`);
    return summarise(found);
  } finally {
    stop.dispose();
    capture.close();
  }
}

async function reportUntil(
  stop: Stop,
  found: Streams,
  { command, output }: { command: StreamsCommand; output: Output },
): Promise<void> {
  if (!Number.isFinite(command.interval)) return stop.promise;
  const ended = new AbortController();
  void stop.promise.then(() => ended.abort());
  for (;;) {
    const rest = pause(command.interval * 1000, undefined, { signal: ended.signal });
    // An aborted pause rejects, which is how it ends.
    await rest.catch(() => undefined);
    if (stop.requested || output.gone) return;
    await report(found, command, output);
  }
}

async function report(
  found: Streams,
  { format }: Pick<StreamsCommand, 'format'>,
  output: Output,
): Promise<void> {
  if (format === 'text') return output.write(streamTable(allLines(found)));
  const details = allLines(found).flatMap(({ number }) => found.show(number) ?? []);
  const told = { progress: found.progress(), streams: details.map(toJson) };
  await output.write(`${jsonText(told)}\n`);
}

function allLines(found: Streams): StreamLine[] {
  const lines: StreamLine[] = [];
  for (;;) {
    const page = found.list({
      order: 'first',
      descending: false,
      text: '',
      multicastOnly: false,
      alarmedOnly: false,
      from: lines.length,
      count: mostStreamsPerCall,
    });
    lines.push(...page.streams);
    if (page.streams.length < mostStreamsPerCall) return lines;
  }
}

function toJson({ line, series, ...detail }: StreamDetail) {
  return {
    ...line,
    ...detail,
    series: {
      from: series.from,
      step: series.step,
      datagrams: numbers(series.datagrams),
      bytes: numbers(series.bytes),
      lost: numbers(series.lost),
      jitter: numbers(series.jitter),
      burst: numbers(series.burst),
    },
  };
}

/** JSON has no typed arrays, and no NaN. */
function numbers(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

/** Returns the exit status: 1 where the analysis failed. */
function summarise(found: Streams): 0 | 1 {
  const { streamless, missed, unlisted, failure } = found.progress();
  if (streamless > 0) say(`no streams ${streamless}: datagrams of Unix sockets`);
  if (missed > 0) say(`not looked at ${missed}: they left the log before`);
  if (unlisted > 0) say(`not told apart ${unlisted}: there are too many streams`);
  if (failure === null) return 0;
  say(`gramscope: ${failure}`);
  return 1;
}

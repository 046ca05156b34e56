import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import {
  failure,
  formatDestination,
  jsonText,
  success,
  type Failure,
  type Result,
} from '../contract';
import {
  always,
  explainUnreadable,
  longestPayloadTo,
  sendEach,
  Sender,
  sendRepeatedly,
  type RepeatOptions,
  type SentCounts,
} from '../engine';
import { linesOf } from './lines';
import type { Output } from './output';
import { complain, say } from './report';
import type { SendCommand } from './send-arguments';
import { Stop } from './stop';

/** Milliseconds in which a machine may still say that nobody listens there. */
const answerTime = 150;

/** More bytes than a datagram of whatever kind has. */
const mostBytes = 16 << 20;

/** Each kind of refusal, with how often it came. */
type Refusals = Map<string, Failure & { count: number }>;

/** Sends datagrams to one address. Resolves to the exit status: 1 where one was not sent. */
export async function send(command: SendCommand, output: Output): Promise<number> {
  const stop = new Stop(Infinity);
  const aborting = new AbortController();
  void stop.promise.then(() => aborting.abort());
  try {
    return await sendUntil(command, aborting.signal, output);
  } finally {
    stop.dispose();
  }
}

async function sendUntil(
  command: SendCommand,
  signal: AbortSignal,
  output: Output,
): Promise<number> {
  const opened = await Sender.open(command.to, command.options);
  if (!opened.ok) return complain(opened.error);
  const sender = opened.value;
  const refusals: Refusals = new Map();
  const note = (refusal: Failure): void => {
    const known = refusals.get(refusal.message);
    if (known === undefined) complain(refusal);
    refusals.set(refusal.message, { ...refusal, count: (known?.count ?? 0) + 1 });
  };
  sender.onUndelivered(note);
  try {
    const started = performance.now();
    const sent = await sendFrom(sender, command, { signal, onRefusal: note });
    if (!sent.ok) return complain(sent.error);
    const seconds = (performance.now() - started) / 1000;
    if (sent.value.sent > 0 && refusals.size === 0) await sender.answered(answerTime);
    await tell(command, { ...sent.value, port: sender.port, seconds, refusals }, output);
    const isShort = sent.value.sent < command.count && Number.isFinite(command.count);
    return refusals.size > 0 || (isShort && !isEach(command)) ? 1 : 0;
  } finally {
    await sender.close();
  }
}

function isEach({ source }: SendCommand): boolean {
  return source.kind === 'file' && source.lines;
}

async function sendFrom(
  sender: Sender,
  command: SendCommand,
  ways: Pick<RepeatOptions, 'signal' | 'onRefusal'>,
): Promise<Result<SentCounts>> {
  const { source, count, interval } = command;
  if (source.kind === 'payload') {
    return success(await sendRepeatedly(sender, source.payloadOf, { count, interval, ...ways }));
  }
  const name = source.path === '-' ? 'standard input' : source.path;
  try {
    const stream = openStream(source.path, ways.signal);
    if (source.lines) {
      return success(
        await sendEach(sender, withoutReturns(linesOf(stream)), { interval, ...ways }),
      );
    }
    const payload = await readAll(stream, longestPayloadTo(command.to), name);
    if (!payload.ok) return payload;
    return success(
      await sendRepeatedly(sender, always(payload.value), { count, interval, ...ways }),
    );
  } catch (error) {
    if (ways.signal.aborted) return failure('CANCELLED', 'Nothing was sent: cancelled.');
    return { ok: false, error: explainUnreadable(name, error) };
  }
}

function openStream(path: string, signal: AbortSignal): Readable {
  if (path !== '-') return addAbortSignal(signal, createReadStream(path));
  if (process.stdin.isTTY) say('type what is sent, then Ctrl-D');
  return addAbortSignal(signal, process.stdin);
}

/** Lines of texts from Windows end in a carriage return as well. */
async function* withoutReturns(batches: AsyncIterable<Buffer[]>): AsyncGenerator<Buffer[]> {
  for await (const lines of batches) {
    yield lines.map((line) => (line.at(-1) === 13 ? line.subarray(0, -1) : line));
  }
}

async function readAll(
  stream: Readable,
  longest: number,
  name: string,
): Promise<Result<Uint8Array>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > Math.min(longest, mostBytes)) return tooLong(name, longest);
    parts.push(part);
  }
  return success(Buffer.concat(parts));
}

function tooLong(name: string, longest: number): Result<never> {
  return failure(
    'MESSAGE_TOO_LONG',
    `${name} is too long for a datagram${Number.isFinite(longest) ? `, which has ${longest} bytes at most` : ''}.`,
    'With --lines each line is a datagram of its own.',
  );
}

interface Told extends SentCounts {
  port: number | null;
  seconds: number;
  refusals: Refusals;
}

async function tell(
  command: SendCommand,
  { refusals, seconds, port, ...counts }: Told,
  output: Output,
): Promise<void> {
  const to = formatDestination(command.to);
  if (!command.json) {
    const source = port === null ? '' : ` from port ${port}`;
    const missing = counts.refused === 0 ? '' : `, ${counts.refused} refused`;
    say(`sent ${counts.sent} to ${to}${source}, ${counts.bytes} bytes${missing}`);
    return;
  }
  const errors = [...refusals.values()];
  const told = { to, port, ...counts, seconds, errors };
  await output.write(`${jsonText(told)}\n`);
}

import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { Failure } from '../../contract';
import type { PayloadOf } from './placeholders';
import type { SendOutcome } from './sender';

/** What sends datagrams to one destination. */
export interface Sends {
  /** Sends each as a datagram, in order; resolves when the system has taken or refused all. */
  send(payloads: readonly Uint8Array[]): Promise<SendOutcome>;
}

export interface RepeatOptions {
  /** How often, 1 or more; Infinity for ever. */
  count: number;
  /** Seconds from one to the next; 0 for none. */
  interval: number;
  signal: AbortSignal;
  onRefusal: (refusal: Failure) => void;
  /** Is told what was sent so far whenever that is more. */
  onProgress?: (counts: Readonly<SentCounts>) => void;
}

/** What left, and what did not. */
export interface SentCounts {
  sent: number;
  /** Bytes of the payloads of those. */
  bytes: number;
  refused: number;
}

/** Datagrams that are given to the system at once. */
const batch = 64;

/**
 * How late a datagram may be, in milliseconds, before all that follow are as late: after the machine
 * stood still, nothing bursts.
 */
const mostBehind = 1000;

/**
 * Sends datagrams one after another, at times that are set from the beginning, so that delays do not add
 * up. Ends early when one is too long, for those that follow will be as well.
 */
export async function sendRepeatedly(
  sender: Sends,
  payloadOf: PayloadOf,
  { count, interval, signal, onRefusal, onProgress }: RepeatOptions,
): Promise<SentCounts> {
  const counts = { sent: 0, bytes: 0, refused: 0 };
  const gap = interval * 1000;
  let start = performance.now();
  let next = 0;
  while (next < count && !signal.aborted) {
    const behind = performance.now() - (start + next * gap);
    if (behind < 0) {
      await sleep(-behind, signal);
      continue;
    }
    if (gap > 0 && behind > mostBehind) start += behind;
    const due = gap === 0 ? batch : 1 + Math.floor(Math.min(behind, mostBehind) / gap);
    const size = Math.min(due, batch, count - next);
    const outcome = await sender.send(payloadsFrom(next, size, payloadOf));
    next += size;
    add(counts, outcome, onRefusal);
    onProgress?.(counts);
    if (outcome.refusals.some(({ code }) => code === 'MESSAGE_TOO_LONG')) break;
    // What is refused at once is settled without a turn of the event loop, which others wait for.
    await turn();
  }
  return counts;
}

/** Those of one batch leave at one time. */
function payloadsFrom(first: number, size: number, payloadOf: PayloadOf): Uint8Array[] {
  const time = new Date();
  return Array.from({ length: size }, (_, at) => payloadOf({ index: first + at, time }));
}

/** Sends each as a datagram as it comes, with at least `interval` between two. */
export async function sendEach(
  sender: Sends,
  payloads: AsyncIterable<readonly Uint8Array[]>,
  { interval, signal, onRefusal }: Omit<RepeatOptions, 'count' | 'onProgress'>,
): Promise<SentCounts> {
  const counts = { sent: 0, bytes: 0, refused: 0 };
  const gap = interval * 1000;
  const step = gap === 0 ? batch : 1;
  let due = performance.now();
  for await (const some of payloads) {
    for (let at = 0; at < some.length && !signal.aborted; at += step) {
      await sleep(due - performance.now(), signal);
      if (signal.aborted) break;
      add(counts, await sender.send(some.slice(at, at + step)), onRefusal);
      // One that came late moves those behind it; a timer that was late does not.
      const now = performance.now();
      due = (now - due > gap ? now : due) + gap;
    }
    if (signal.aborted) break;
  }
  return counts;
}

function add(
  counts: SentCounts,
  { sent, bytes, refusals }: SendOutcome,
  onRefusal: RepeatOptions['onRefusal'],
): void {
  counts.sent += sent;
  counts.bytes += bytes;
  counts.refused += refusals.length;
  for (const refusal of refusals) onRefusal(refusal);
}

/** Wakes up early when the signal aborts. */
async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}

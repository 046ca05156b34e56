import { AsyncResource } from 'node:async_hooks';

import { systemErrorOf } from './errors';
import type { Endpoint, NativeSocket, OutgoingMessage, SendOutcome } from './native-socket';
import type { SendCallback } from './send-arguments';

/** A datagram that send() accepted. */
export interface Letter extends OutgoingMessage {
  bytes: number;
  reply: Reply | undefined;
}

/** A callback, and the context of the call that gave it. */
export interface Reply {
  callback: SendCallback;
  context: AsyncResource;
}

/** To be made while send() runs. */
export function replyTo(callback: SendCallback | undefined): Reply | undefined {
  return callback && { callback, context: new AsyncResource('GRAMSCOPE_SEND') };
}

export function letter(
  buffers: readonly Uint8Array[],
  destination: Endpoint | string | null,
  reply: Reply | undefined,
): Letter {
  let bytes = 0;
  for (const { byteLength } of buffers) bytes += byteLength;
  return { buffers, destination, bytes, reply };
}

/**
 * What send() accepted and the system has not taken yet. Datagrams of one tick leave in one call,
 * in order; callbacks come later than that tick, in order.
 */
export class Outbox {
  readonly #native: () => NativeSocket;
  readonly #onUnheard: (error: Error) => void;
  /** Addressed, to be sent when the socket is open and the tick ends. */
  #ready: Letter[] = [];
  /** The system would have blocked: told of by settleQueued(). */
  #queued: Letter[] = [];
  #isOpen = false;
  #isScheduled = false;
  #failure: Error | undefined;
  #drained: (() => void) | undefined;
  /** Accepted and not settled, addresses that are being resolved included. */
  #unsettled = 0;

  /** `onUnheard` is told of failures that no callback hears. */
  constructor(native: () => NativeSocket, onUnheard: (error: Error) => void) {
    this.#native = native;
    this.#onUnheard = onUnheard;
  }

  /** Bytes and datagrams that the system has not taken, because it would have blocked. */
  get queued(): { bytes: number; count: number } {
    const bytes = this.#queued.reduce((sum, queued) => sum + queued.bytes, 0);
    return { bytes, count: this.#queued.length };
  }

  /** Counts a datagram; post() or fail() must follow. */
  accept(): void {
    this.#unsettled += 1;
  }

  /** Has a datagram sent, once the socket is open. */
  post(sending: Letter): void {
    if (this.#failure !== undefined) {
      const failure = this.#failure;
      process.nextTick(() => this.#settle(sending, failure, 'told'));
      return;
    }
    this.#ready.push(sending);
    this.#schedule();
  }

  /** Another attempt to open the socket is made. */
  expectOpening(): void {
    this.#failure = undefined;
  }

  /** The socket can send from now on. */
  open(): void {
    this.#isOpen = true;
    this.#schedule();
  }

  /** Calls back once when nothing is left, perhaps at once. */
  whenDrained(drained: () => void): void {
    if (this.#unsettled === 0) drained();
    else this.#drained = drained;
  }

  /** Gives up on a datagram before it reached the system. */
  fail(failed: Letter, error: Error): void {
    this.#settle(failed, error);
  }

  /** The socket does not open, and somebody was told: gives up on all that waits for it. */
  failOpening(error: Error): void {
    if (this.#isOpen) return;
    this.#failure = error;
    for (const failed of this.#ready.splice(0)) {
      process.nextTick(() => this.#settle(failed, error, 'told'));
    }
  }

  /** What became of the datagrams that the system queued, in order. */
  settleQueued(outcomes: SendOutcome[]): void {
    this.#settleAll(this.#queued.splice(0, outcomes.length), outcomes);
  }

  #schedule(): void {
    if (!this.#isOpen || this.#isScheduled || this.#ready.length === 0) return;
    this.#isScheduled = true;
    process.nextTick(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    const letters = this.#ready.splice(0);
    if (letters.length > 0) this.#settleAll(letters, this.#send(letters));
  }

  /** Sends what is ready before the tick ends; callbacks still come after it. */
  flushNow(): void {
    if (!this.#isOpen) return;
    const letters = this.#ready.splice(0);
    const outcomes = this.#send(letters);
    process.nextTick(() => this.#settleAll(letters, outcomes));
  }

  #send(letters: Letter[]): SendOutcome[] {
    try {
      const outcomes = this.#native().send(letters);
      for (const queued of letters.slice(outcomes.length)) this.#queued.push(queued);
      return outcomes;
    } catch (error) {
      return letters.map(() => error as NodeJS.ErrnoException);
    }
  }

  /** A callback that throws delays none of the others. */
  #settleAll(letters: Letter[], outcomes: SendOutcome[], first = 0): void {
    for (let index = first; index < outcomes.length; index += 1) {
      const settled = letters[index];
      const outcome = outcomes[index];
      if (settled === undefined || outcome === undefined) return;
      let isDone = false;
      try {
        this.#settle(settled, outcome);
        isDone = true;
      } finally {
        if (!isDone) process.nextTick(() => this.#settleAll(letters, outcomes, index + 1));
      }
    }
  }

  #settle(settled: Letter, outcome: SendOutcome | Error, unheard: 'told' | 'untold' = 'untold') {
    this.#unsettled -= 1;
    try {
      if (typeof outcome === 'number') callBack(settled, null, outcome);
      else if (settled.reply) callBack(settled, worded(settled, outcome));
      else if (unheard === 'untold') this.#onUnheard(worded(settled, outcome));
    } finally {
      if (this.#unsettled === 0) this.#drained?.();
    }
  }
}

function callBack({ reply }: Letter, error: Error | null, bytes?: number): void {
  if (reply === undefined) return;
  const { callback, context } = reply;
  if (error === null) context.runInAsyncScope(callback, undefined, null, bytes);
  else context.runInAsyncScope(callback, undefined, error);
}

function worded({ destination }: Letter, error: NodeJS.ErrnoException): Error {
  if (error.syscall !== undefined && !error.syscall.startsWith('send')) return error;
  if (error.errno === undefined) return error;
  const place = typeof destination === 'string' ? { address: destination } : destination;
  return systemErrorOf('send', error, place ?? undefined);
}

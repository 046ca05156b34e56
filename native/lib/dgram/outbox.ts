import { AsyncResource } from 'node:async_hooks';

import { systemErrorOf } from './errors';
import type { Destination, NativeSocket, SendFailure } from './native-socket';
import type { SendCallback } from './send-arguments';

/** A datagram that send() accepted. */
export interface Letter {
  /** Sent as one datagram, one after the other. */
  buffers: readonly Uint8Array[];
  destination: Destination;
  bytes: number;
  reply: Reply | undefined;
  /** Why it failed, once settled. */
  error: Error | null;
  /** What the program called the destination, where that is not its address. */
  name?: string;
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
  destination: Destination,
  reply: Reply | undefined,
): Letter {
  let bytes = 0;
  for (const { byteLength } of buffers) bytes += byteLength;
  return { buffers, destination, bytes, reply, error: null };
}

/** Letters as NativeSocket.send() takes them. */
function inColumns(letters: readonly Letter[]) {
  const buffers: Uint8Array[] = [];
  const pieces: number[] = [];
  const destinations: Destination[] = [];
  const runs: number[] = [];
  let last: Destination | undefined;
  let run = 0;
  for (const { buffers: own, destination } of letters) {
    for (const buffer of own) buffers.push(buffer);
    pieces.push(own.length);
    if (destination !== last && run > 0) {
      runs.push(run);
      run = 0;
    }
    if (run === 0) destinations.push((last = destination));
    run += 1;
  }
  runs.push(run);
  const isOneEach = pieces.every((count) => count === 1);
  return { buffers, pieces: isOneEach ? null : pieces, destinations, runs };
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
  /** Sent in this tick, to be told of after it. */
  #settled: Letter[] = [];
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
      sending.error = this.#failure;
      process.nextTick(() => this.#settle(sending, 'told'));
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
    failed.error = error;
    this.#settle(failed);
  }

  /** The socket does not open, and somebody was told: gives up on all that waits for it. */
  failOpening(error: Error): void {
    if (this.#isOpen) return;
    this.#failure = error;
    for (const failed of this.#ready.splice(0)) {
      failed.error = error;
      process.nextTick(() => this.#settle(failed, 'told'));
    }
  }

  /** What became of the first of the datagrams that the system queued. */
  settleQueued(settled: number, failures: readonly SendFailure[]): void {
    const letters = this.#queued.splice(0, settled);
    for (const { index, error } of failures) blame(letters[index], error);
    this.#settleAll(letters);
  }

  #schedule(): void {
    if (!this.#isOpen || this.#isScheduled || this.#ready.length === 0) return;
    this.#isScheduled = true;
    process.nextTick(() => {
      this.#isScheduled = false;
      this.#settleAll(this.#sendReady());
    });
  }

  /** Sends what is ready before the tick ends; callbacks still come after it. */
  flushNow(): void {
    if (!this.#isOpen) return;
    const settled = this.#sendReady();
    if (this.#settled.length === 0)
      process.nextTick(() => this.#settleAll(this.#settled.splice(0)));
    for (const one of settled) this.#settled.push(one);
  }

  /** Sends what is ready, and returns what left or failed. */
  #sendReady(): Letter[] {
    const letters = this.#ready;
    if (letters.length === 0) return [];
    this.#ready = [];
    const { buffers, pieces, destinations, runs } = inColumns(letters);
    const failures: SendFailure[] = [];
    try {
      const settled = this.#native().send(buffers, pieces, destinations, runs, failures);
      for (const { index, error } of failures) blame(letters[index], error);
      if (settled < letters.length) {
        for (const queued of letters.splice(settled)) this.#queued.push(queued);
      }
    } catch (error) {
      for (const each of letters) blame(each, error as Error);
    }
    return letters;
  }

  /** A callback that throws delays none of the others. */
  #settleAll(letters: readonly Letter[], first = 0): void {
    let index = first;
    try {
      for (; index < letters.length; index += 1) this.#settle(letters[index] as Letter);
    } finally {
      const next = index + 1;
      if (next < letters.length) process.nextTick(() => this.#settleAll(letters, next));
    }
  }

  #settle(settled: Letter, unheard: 'told' | 'untold' = 'untold'): void {
    this.#unsettled -= 1;
    const { error, reply } = settled;
    try {
      if (error === null) callBack(settled, null, settled.bytes);
      else if (reply) callBack(settled, worded(settled, error));
      else if (unheard === 'untold') this.#onUnheard(worded(settled, error));
    } finally {
      if (this.#unsettled === 0) this.#drained?.();
    }
  }
}

function blame(failed: Letter | undefined, error: Error): void {
  if (failed !== undefined) failed.error = error;
}

function callBack({ reply }: Letter, error: Error | null, bytes?: number): void {
  if (reply === undefined) return;
  const { callback, context } = reply;
  if (error === null) context.runInAsyncScope(callback, undefined, null, bytes);
  else context.runInAsyncScope(callback, undefined, error);
}

/** With the name that the program gave, as in Node. */
function worded({ destination, name }: Letter, error: NodeJS.ErrnoException): Error {
  if (error.syscall !== undefined && !error.syscall.startsWith('send')) return error;
  if (error.errno === undefined) return error;
  if (destination === null) return systemErrorOf('send', error);
  const place = typeof destination === 'string' ? { address: destination } : destination;
  return systemErrorOf('send', error, name === undefined ? place : { ...place, address: name });
}

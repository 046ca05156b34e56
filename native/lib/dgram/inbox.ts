import type { AsyncResource } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';
import type { BlockList } from 'node:net';

import { type BatchOptions, DatagramBatch } from './batch';
import type { RemoteInfoMaker } from './remote-info';

const settled = Promise.resolve();

/** Hands received datagrams to the listeners of a socket. */
export class Inbox {
  readonly #socket: EventEmitter;
  readonly #context: AsyncResource;
  readonly #infoOf: RemoteInfoMaker;
  readonly #reading: BatchOptions;
  #isClosed = false;

  constructor(options: {
    socket: EventEmitter;
    /** Where listeners run: what was current when the socket was made. */
    context: AsyncResource;
    infoOf: RemoteInfoMaker;
    packetInfo: boolean;
    blockList: BlockList | undefined;
    family: 'ipv4' | 'ipv6';
  }) {
    const { blockList, family, packetInfo } = options;
    this.#socket = options.socket;
    this.#context = options.context;
    this.#infoOf = options.infoOf;
    const accepts = blockList && ((address: string) => !blockList.check(zoneless(address), family));
    this.#reading = { packetInfo, accepts };
  }

  /** Nothing is delivered afterwards. */
  close(): void {
    this.#isClosed = true;
  }

  deliver(rows: ArrayBuffer): void {
    if (this.#isClosed) return;
    const batch = new DatagramBatch(rows, this.#reading);
    if (batch.length === 0) return;
    this.#context.runInAsyncScope(() => this.#emit(batch));
  }

  #emit(batch: DatagramBatch): void {
    try {
      if (this.#socket.listenerCount('messages') > 0) this.#socket.emit('messages', batch);
    } finally {
      if (this.#socket.listenerCount('message') > 0) this.#emitFrom(batch, 0);
    }
  }

  /**
   * One datagram, then the others: each after the promises and ticks that the listeners of the one
   * before it left behind, as if it had been received alone. A listener that throws delays none.
   */
  #emitFrom(batch: DatagramBatch, index: number): void {
    if (this.#isClosed) return;
    const next = index + 1;
    if (next < batch.length) {
      const proceed = (): void => process.nextTick(() => this.#emitFrom(batch, next));
      void settled.then(proceed);
    }
    this.#socket.emit('message', own(batch.payload(index)), this.#infoOf(batch, index));
  }
}

/** As in Node, a message has its `buffer` to itself: programs lay views on it, keep it, transfer it. */
function own(payload: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(payload.length);
  copy.set(payload);
  return copy;
}

export function zoneless(address: string): string {
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}

import type { BlockList } from 'node:net';

import { isBlocked } from './connection';
import { blocked } from './errors';
import type { Endpoint } from './native-socket';
import { type Letter, letter, type Outbox, type Reply } from './outbox';
import type { LiteralTest, Resolver } from './resolve';

/** A datagram and, once known, where it goes or why it cannot. */
interface Waiting {
  sending: Letter;
  answer?: { error: Error | null; address: string };
}

/** Resolves where datagrams go. Those to one name keep their order, whenever the answers come. */
export class Postman {
  readonly #outbox: Outbox;
  readonly #resolve: Resolver;
  readonly #isLiteral: LiteralTest;
  readonly #blockList: BlockList | undefined;
  readonly #family: 4 | 6;
  #last: Endpoint = { address: '', port: 0 };
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(options: {
    outbox: Outbox;
    resolve: Resolver;
    isLiteral: LiteralTest;
    blockList: BlockList | undefined;
    family: 4 | 6;
  }) {
    this.#outbox = options.outbox;
    this.#resolve = options.resolve;
    this.#isLiteral = options.isLiteral;
    this.#blockList = options.blockList;
    this.#family = options.family;
  }

  /** Takes a datagram to a name or an address, and has it sent when that is known. */
  take(
    buffers: readonly Uint8Array[],
    { name, port }: { name: string; port: number },
    reply: Reply | undefined,
  ): void {
    const sending = letter(buffers, this.#endpoint(name, port), reply);
    if (this.#isLiteral(name)) {
      this.#outbox.accept();
      this.#post(sending, { error: null, address: name });
      return;
    }
    const waiting: Waiting = { sending };
    const queue = this.#queueTo(name);
    queue.push(waiting);
    this.#outbox.accept();
    // The program's own lookup may answer at once, but not before send() has returned.
    this.#resolve(name, (error, address) => {
      waiting.answer = { error, address };
      this.#hurry(name);
    });
  }

  /** The one of before where it is the same: the outbox tells by that what goes to one place. */
  #endpoint(address: string, port: number): Endpoint {
    const isSame = this.#last.address === address && this.#last.port === port;
    if (!isSame) this.#last = { address, port };
    return this.#last;
  }

  #queueTo(name: string): Waiting[] {
    const queue = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, queue);
    return queue;
  }

  /** Everything at the front of the queue that is answered. */
  #hurry(name: string): void {
    const queue = this.#queueTo(name);
    for (let first = queue[0]; first?.answer !== undefined; first = queue[0]) {
      queue.shift();
      this.#post(first.sending, first.answer);
    }
    if (queue.length === 0) this.#waiting.delete(name);
  }

  #post(sending: Letter, { error, address }: { error: Error | null; address: string }): void {
    const failure =
      error ?? (isBlocked(this.#blockList, address, this.#family) ? blocked(address) : null);
    if (failure !== null) {
      // Not here and now: what a callback throws must not keep the others in the queue.
      process.nextTick(() => this.#outbox.fail(sending, failure));
      return;
    }
    this.#outbox.post(this.#redirected(sending, address));
  }

  #redirected(sending: Letter, address: string): Letter {
    const { destination } = sending;
    if (typeof destination === 'string' || destination === null) return sending;
    if (destination.address === address) return sending;
    const { address: name, port } = destination;
    return { ...sending, destination: this.#endpoint(address, port), name };
  }
}

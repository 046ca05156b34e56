import { AsyncResource } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';

import type { BindRequest } from './bind-arguments';
import { Binding } from './binding';
import { Connection, type Peer } from './connection';
import { notRunning, systemError, systemErrorOf } from './errors';
import { Handle } from './handle';
import { Inbox } from './inbox';
import { type MembershipRequest, Memberships } from './memberships';
import type { MembershipInterface } from './multicast-interfaces';
import type { SocketFailure } from './native-socket';
import type { SocketOptions } from './options';
import { letter, Outbox, type Reply } from './outbox';
import { Postman } from './postman';
import { remoteInfoMaker } from './remote-info';
import { literalTestFor, resolverFor } from './resolve';
import type { SettableHandle } from './socket-options';

/** Bytes of datagrams that wait for JavaScript before reading pauses and the kernel's buffer fills. */
const QUEUE_LIMIT = 4 << 20;

/** The parts of a socket, and what one tells the other. The public face is socket.ts. */
export class SocketCore implements SettableHandle {
  readonly options: SocketOptions;
  readonly handle: Handle;
  readonly binding: Binding;
  readonly connection: Connection;
  readonly memberships: Memberships;
  readonly outbox: Outbox;
  readonly postman: Postman;
  readonly family: 4 | 6;
  readonly #socket: EventEmitter;
  readonly #context = new AsyncResource('GRAMSCOPE_SOCKET');
  readonly #inbox: Inbox;
  #isClosing = false;
  #bindListener: (() => void) | undefined;

  constructor(socket: EventEmitter, options: SocketOptions) {
    this.options = options;
    this.family = options.type === 'udp6' ? 6 : 4;
    this.#socket = socket;
    this.handle = this.#makeHandle();
    this.#inbox = this.#makeInbox();
    const resolve = resolverFor(this.family, options.lookup);
    const native = () => this.handle.native();
    const events = {
      listening: () => this.#opened(),
      failed: (error: Error) => this.#bindFailed(error),
    };
    this.memberships = new Memberships(this.family, native);
    this.outbox = new Outbox(native, (error) => this.#unheard(error));
    const isLiteral = literalTestFor(options.lookup);
    const shared = { resolve, blockList: options.sendBlockList, family: this.family };
    this.connection = new Connection({ ...shared, handle: this.handle });
    this.postman = new Postman({ ...shared, outbox: this.outbox, isLiteral });
    this.binding = new Binding({ handle: this.handle, socket: options, resolve, events });
    // A Unix socket sends without a name.
    if (this.isUnix) this.outbox.open();
  }

  #makeHandle(): Handle {
    const { type, packetInfo, icmpErrors } = this.options;
    return new Handle(
      {
        type,
        queueLimit: QUEUE_LIMIT,
        packetInfo: Boolean(packetInfo),
        icmpErrors: Boolean(icmpErrors),
      },
      {
        ondatagrams: (rows) => this.#inbox.deliver(rows),
        onfailure: (failure) => this.#failed(failure),
        onsent: (settled, failures) => this.outbox.settleQueued(settled, failures),
      },
    );
  }

  #makeInbox(): Inbox {
    const { type, packetInfo, receiveBlockList } = this.options;
    return new Inbox({
      socket: this.#socket,
      context: this.#context,
      infoOf: remoteInfoMaker(type, packetInfo ? 'packet' : 'plain'),
      packetInfo: Boolean(packetInfo),
      blockList: receiveBlockList ?? undefined,
      family: this.family === 4 ? 'ipv4' : 'ipv6',
    });
  }

  get isUnix(): boolean {
    return this.options.type === 'unix_dgram';
  }

  get isRunning(): boolean {
    return !this.#isClosing;
  }

  get hasDescriptor(): boolean {
    return this.binding.hasName;
  }

  checkRunning(): void {
    if (this.#isClosing) throw notRunning();
  }

  /** Throws EOPNOTSUPP for what Unix sockets do not have. */
  checkUdp(syscall: string): void {
    if (this.isUnix) throw systemError(syscall, 'EOPNOTSUPP');
  }

  /** The listener comes off again when binding fails: it would hear of another bind otherwise. */
  bind(request: BindRequest | string, listener: unknown): void {
    this.binding.checkFree();
    this.outbox.expectOpening();
    if (typeof listener === 'function') {
      this.#bindListener = listener as () => void;
      this.#socket.once('listening', this.#bindListener);
    }
    if (typeof request === 'string') this.binding.bindPath(request);
    else this.binding.bind(request);
  }

  /** Sends to a peer, or with null to the one that is connected. */
  send(buffers: readonly Uint8Array[], to: Peer | null, reply: Reply | undefined): void {
    if (!this.isUnix) {
      this.outbox.expectOpening();
      this.binding.ensure();
    }
    if (to === null || typeof to === 'string') this.#post(buffers, to, reply);
    else this.postman.take(buffers, to, reply);
  }

  /** Sends where no name has to be resolved: a Unix path, or null for the connected peer. */
  #post(buffers: readonly Uint8Array[], to: string | null, reply: Reply | undefined): void {
    this.outbox.accept();
    this.outbox.post(letter(buffers, to, reply));
  }

  /** A group is joined on a port: one is chosen now if there is none yet. */
  join(request: MembershipRequest): MembershipInterface[] {
    this.checkUdp(request.syscall);
    this.memberships.check(request);
    this.binding.bindImplicitly();
    return this.memberships.join(request);
  }

  /** To a port of a name or an address, or to the path of a Unix socket, which needs no name itself. */
  connect(peer: Peer, callback: (() => void) | undefined): void {
    this.connection.begin();
    if (callback) this.#socket.once('connect', callback);
    if (!this.isUnix) this.binding.ensure();
    this.binding.whenBound(() =>
      this.connection.connect(peer, (error) => this.#connected(error, callback)),
    );
  }

  #connected(error: Error | null, callback: ((error?: Error) => void) | undefined): void {
    process.nextTick(() => {
      if (this.#isClosing) return;
      if (error === null) this.#socket.emit('connect');
      else if (callback === undefined) this.#socket.emit('error', error);
      else {
        this.#socket.removeListener('connect', callback);
        callback(error);
      }
    });
  }

  /** What was accepted before is still sent; `close` follows. */
  close(): void {
    this.checkRunning();
    this.#isClosing = true;
    this.#inbox.close();
    this.handle.stopReceiving();
    this.outbox.whenDrained(() => {
      this.binding.close();
      this.handle.close();
      process.nextTick(() => this.#socket.emit('close'));
    });
  }

  #opened(): void {
    this.outbox.open();
    // A socket that was closed after it accepted something only binds to send that.
    this.#socket.emit('listening');
  }

  #bindFailed(error: Error): void {
    if (this.#bindListener) this.#socket.removeListener('listening', this.#bindListener);
    this.connection.giveUp();
    this.outbox.failOpening(error);
    if (!this.#isClosing || this.#socket.listenerCount('error') > 0) {
      this.#socket.emit('error', error);
    }
  }

  /**
   * A datagram that could not be sent and has no callback. As in Node a name that does not resolve
   * is always an error; what the system refuses only where somebody listens for errors.
   */
  #unheard(error: Error): void {
    const { syscall } = error as NodeJS.ErrnoException;
    const isOptional = syscall === 'send' || this.#isClosing;
    if (isOptional && this.#socket.listenerCount('error') === 0) return;
    this.#socket.emit('error', error);
  }

  #failed(failure: SocketFailure): void {
    if (this.#isClosing) return;
    const { address, port } = failure;
    const place = address === undefined ? undefined : { address, ...(port && { port }) };
    const error = systemErrorOf(failure.syscall, failure, place);
    const event = failure.kind === 'icmp' && this.options.icmpErrors ? 'icmp' : 'error';
    this.#context.runInAsyncScope(() => this.#socket.emit(event, error));
  }
}

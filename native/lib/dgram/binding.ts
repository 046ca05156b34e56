import { type BindRequest, unsupportedDescriptor } from './bind-arguments';
import { alreadyBound, systemError, systemErrorOf } from './errors';
import type { Handle } from './handle';
import type { SocketOptions } from './options';
import type { Resolver } from './resolve';

/** `implicit`: bound by us, because the program did not say (yet) where. */
type BindState = 'unbound' | 'implicit' | 'binding' | 'bound';

export interface BindingEvents {
  /** The socket has a port and receives. */
  listening: () => void;
  failed: (error: Error) => void;
}

/**
 * Where a socket is bound: by the program, by its first send or connect, or else by us when the
 * tick in which it was made ends.
 */
export class Binding {
  readonly #handle: Handle;
  readonly #options: SocketOptions;
  readonly #resolve: Resolver;
  readonly #events: BindingEvents;
  #state: BindState = 'unbound';
  #hasName = false;
  #hasAnnounced = false;
  #implicit: NodeJS.Immediate | undefined;
  #waiting: (() => void)[] = [];

  constructor(options: {
    handle: Handle;
    socket: SocketOptions;
    resolve: Resolver;
    events: BindingEvents;
  }) {
    this.#handle = options.handle;
    this.#options = options.socket;
    this.#resolve = options.resolve;
    this.#events = options.events;
    if (options.socket.type !== 'unix_dgram' && options.socket.implicitBind !== false) {
      // Not a process.nextTick(): a program may still bind after it awaited what is there already.
      this.#implicit = setImmediate(() => this.#listenImplicitly());
    }
  }

  /** Whether the system has given the socket an address. */
  get hasName(): boolean {
    return this.#hasName;
  }

  get isBinding(): boolean {
    return this.#state === 'binding';
  }

  /** Throws ERR_SOCKET_ALREADY_BOUND. A port that we chose ourselves does not count. */
  checkFree(): void {
    if (this.#state === 'binding' || this.#state === 'bound') throw alreadyBound();
  }

  bind(request: BindRequest): void {
    this.checkFree();
    if (request.kind === 'descriptor') this.#adopt(request.fd);
    else this.#bindTo(request.port, request.address);
  }

  bindPath(path: string): void {
    this.checkFree();
    this.#begin();
    process.nextTick(() => this.#tryBind(path, () => this.#handle.native().bindPath(path)));
  }

  /** Sending and connecting need a port, whichever. */
  ensure(): void {
    this.#cancelImplicit();
    if (this.#state === 'implicit') {
      this.#state = 'bound';
      this.#handle.use();
    } else if (this.#state === 'unbound') this.#bindTo(0, undefined);
  }

  /** Runs at once when bound, else when that has come about; not at all when it fails. */
  whenBound(run: () => void): void {
    if (this.#state === 'binding') this.#waiting.push(run);
    else run();
  }

  /** Takes a port now, as joining a group does on a socket without one. */
  bindImplicitly(): void {
    if (this.#state !== 'unbound') return;
    this.#bindNow(this.#anyAddress, 0);
    this.#state = 'implicit';
    this.#start();
  }

  close(): void {
    this.#cancelImplicit();
    this.#waiting = [];
  }

  get #anyAddress(): string {
    return this.#options.type === 'udp6' ? '::' : '0.0.0.0';
  }

  #listenImplicitly(): void {
    try {
      this.bindImplicitly();
    } catch (error) {
      const place = { address: this.#anyAddress };
      this.#events.failed(systemErrorOf('bind', error, place));
      return;
    }
    if (this.#state === 'implicit' && !this.#hasAnnounced) this.#announce();
  }

  #cancelImplicit(): void {
    if (this.#implicit !== undefined) clearImmediate(this.#implicit);
    this.#implicit = undefined;
  }

  #begin(): void {
    this.#cancelImplicit();
    this.#state = 'binding';
  }

  #adopt(fd: number): void {
    try {
      this.#handle.native().adopt(fd);
    } catch {
      throw unsupportedDescriptor('TCP');
    }
    this.#begin();
    process.nextTick(() => this.#bound());
  }

  #bindTo(port: number, name: string | undefined): void {
    const wanted = name ?? this.#anyAddress;
    const before = this.#state;
    this.#begin();
    try {
      this.#resolve(wanted, (error, address) => {
        if (this.#handle.isClosed) return;
        if (error !== null) this.#fail(error);
        else this.#tryBind(address, () => this.#bindNow(address, port), port);
      });
    } catch (error) {
      this.#state = before;
      throw error;
    }
  }

  #tryBind(address: string, attempt: () => void, port = 0): void {
    if (this.#handle.isClosed) return;
    try {
      attempt();
    } catch (error) {
      this.#fail(systemErrorOf('bind', error, { address, port }));
      return;
    }
    this.#bound();
  }

  #bindNow(address: string, port: number): void {
    const { type, reuseAddr, reusePort, ipv6Only } = this.#options;
    if (ipv6Only && type === 'udp4') throw systemError('bind', 'EINVAL', { address });
    this.#handle.native().bind({
      address,
      port,
      reuseAddress: Boolean(reuseAddr),
      reusePort: Boolean(reusePort),
      ipv6Only: Boolean(ipv6Only),
    });
  }

  #bound(): void {
    this.#state = 'bound';
    this.#handle.use();
    this.#start();
    this.#announce();
  }

  #start(): void {
    const { recvBufferSize, sendBufferSize } = this.#options;
    const native = this.#handle.native();
    if (recvBufferSize && !this.#hasName) native.setOption('receiveBuffer', recvBufferSize);
    if (sendBufferSize && !this.#hasName) native.setOption('sendBuffer', sendBufferSize);
    this.#hasName = true;
    native.receive();
  }

  #announce(): void {
    this.#hasAnnounced = true;
    const waiting = this.#waiting.splice(0);
    try {
      this.#events.listening();
    } finally {
      for (const run of waiting) run();
    }
  }

  #fail(error: Error): void {
    this.#state = this.#hasName ? 'implicit' : 'unbound';
    this.#waiting = [];
    this.#events.failed(error);
  }
}

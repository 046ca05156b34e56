import { type BindOptions, parseBind } from './bind-arguments';
import type { Peer } from './connection';
import type { SocketCore } from './core';
import { systemErrorOf } from './errors';
import type { SocketName, SocketType } from './native-socket';
import {
  checkPath,
  parseConnectedSend,
  parseConnectedUnixSend,
  parseSend,
  parseUnixSend,
  type Payload,
  type SendCallback,
} from './send-arguments';
import { type ManyCallback, type ManyMessage, parseMany, tally } from './send-many';
import type { AddressInfo } from './socket-events';
import { checkDescriptor } from './socket-options';
import { core, TunableSocket } from './tunable-socket';
import { replyTo } from './outbox';
import { checkNumber, checkFunction, checkPort, checkString } from './validate';

/** What bind() and connect() call back. */
type Listener = () => void;

/**
 * A datagram socket: UDP over IPv4 or IPv6, or Unix. Behaves as a socket of Node 20's dgram, and
 * as one of the classic documentation, and does more where asked to (README.md).
 *
 * Wrong arguments throw before anything reaches the system; after close() every method but ref()
 * and unref() throws ERR_SOCKET_DGRAM_NOT_RUNNING. What the system refuses has `code`, `errno`,
 * `syscall` and, where they apply, `address` and `port`.
 */
export class Socket extends TunableSocket {
  bind(port?: number, address?: string, callback?: Listener): this;
  bind(port: number, callback?: Listener): this;
  bind(callback: Listener): this;
  bind(options: BindOptions, callback?: Listener): this;
  /** Unix sockets: a path, or `@name` in the abstract namespace. */
  bind(path: string, callback?: Listener): this;
  /**
   * Begins to receive at a port, and emits `listening` when that has come about, or `error`. Throws
   * ERR_SOCKET_ALREADY_BOUND, ERR_SOCKET_BAD_PORT and ERR_INVALID_ARG_TYPE.
   */
  bind(...args: unknown[]): this {
    this[core].checkRunning();
    this[core].binding.checkFree();
    const request = this[core].isUnix ? checkPath(args[0]) : parseBind(args);
    this[core].bind(request, args.at(-1));
    return this;
  }

  connect(port: number, address?: string, callback?: Listener): void;
  connect(port: number, callback: Listener): void;
  /** Unix sockets: a path, or `@name` in the abstract namespace of Linux. */
  connect(path: string, callback?: Listener): void;
  /**
   * Fixes the peer: only its datagrams are received, and send() needs no destination. Emits
   * `connect`, or calls back or emits an error. A Unix peer that closes is gone for good: what is
   * sent to it fails with ECONNREFUSED, and then with ENOTCONN until disconnect() and another
   * connect(). Throws ERR_SOCKET_BAD_PORT, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE and
   * ERR_SOCKET_DGRAM_IS_CONNECTED.
   */
  connect(to: number | string, address?: string | Listener, callback?: Listener): void {
    const name = typeof address === 'function' ? undefined : address;
    const done = typeof address === 'function' ? address : callback;
    const peer = this[core].isUnix ? checkPath(to) : endpoint(this.type, to, name);
    this[core].checkRunning();
    this[core].connect(peer, typeof done === 'function' ? done : undefined);
  }

  /** Undoes connect(). Throws ERR_SOCKET_DGRAM_NOT_CONNECTED. */
  disconnect(): void {
    this[core].connection.end();
  }

  /** The peer of connect(); of a Unix socket `address` alone. Throws ERR_SOCKET_DGRAM_NOT_CONNECTED. */
  remoteAddress(): AddressInfo {
    this[core].checkRunning();
    return addressInfo(this[core].connection.peer());
  }

  /**
   * The local address; a Unix socket has only `address`, empty while it has no name. Throws EBADF
   * before a UDP socket is bound.
   */
  address(): AddressInfo {
    this[core].checkRunning();
    if (this[core].isUnix && !this[core].hasDescriptor) return { address: '' } as AddressInfo;
    checkDescriptor(this[core], 'getsockname');
    try {
      return addressInfo(this[core].handle.native().address());
    } catch (error) {
      throw systemErrorOf('getsockname', error);
    }
  }

  send(message: Payload, port: number, address?: string, callback?: SendCallback): void;
  send(message: Payload, port: number, callback?: SendCallback): void;
  send(message: Payload, callback?: SendCallback): void;
  send(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    port: number,
    address?: string,
    callback?: SendCallback,
  ): void;
  send(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    port: number,
    callback?: SendCallback,
  ): void;
  send(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    callback?: SendCallback,
  ): void;
  /** Unix sockets. */
  send(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    path: string,
    callback?: SendCallback,
  ): void;
  send(message: Payload, path: string, callback?: SendCallback): void;
  /**
   * Sends one datagram. The bytes may change again when the callback was called. What has no
   * callback and fails emits `error`. Throws ERR_INVALID_ARG_TYPE, ERR_SOCKET_BAD_PORT,
   * ERR_BUFFER_OUT_OF_BOUNDS and, with a destination on a connected socket,
   * ERR_SOCKET_DGRAM_IS_CONNECTED.
   */
  send(...args: unknown[]): void {
    if (this[core].isUnix) {
      const parse = this[core].connection.isConnected ? parseConnectedUnixSend : parseUnixSend;
      const { buffers, path, callback } = parse(args);
      dispatch(this[core], buffers, path, callback);
      return;
    }
    const parse = this[core].connection.isConnected ? parseConnectedSend : parseSend;
    const { buffers, destination, callback } = parse(args);
    const peer = destination
      ? { port: destination.port, name: destination.address ?? loopback(this.type) }
      : null;
    dispatch(this[core], buffers, peer, callback);
  }

  /** The oldest form of send(). Throws ERR_INVALID_ARG_TYPE as well for what is not a number. */
  sendto(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    port: number,
    address: string,
    callback?: SendCallback,
  ): void {
    checkNumber(offset, 'offset');
    checkNumber(length, 'length');
    checkNumber(port, 'port');
    checkString(address, 'address');
    this.send(message, offset, length, port, address, callback);
  }

  /**
   * Sends many datagrams, in order, in as few system calls as possible. `callback` is called once.
   * Throws as send() does, and sends nothing then.
   */
  sendMany(messages: readonly ManyMessage[], callback?: ManyCallback): void {
    const unconnected = this[core].isUnix ? 'path' : 'endpoint';
    const { isConnected } = this[core].connection;
    const requests = parseMany(messages, isConnected ? 'connected' : unconnected);
    if (callback !== undefined) checkFunction(callback, 'callback');
    this[core].checkRunning();
    if (requests.length === 0 && callback) process.nextTick(callback, null, 0);
    const reply = replyTo(callback && tally(requests.length, callback));
    for (const { buffers, to } of requests) {
      const isPath = to === null || typeof to === 'string';
      const peer = isPath ? to : { port: to.port, name: to.address ?? loopback(this.type) };
      this[core].send(buffers, peer, reply);
    }
  }

  /** Bytes that wait because the system would have blocked. */
  getSendQueueSize(): number {
    this[core].checkRunning();
    return this[core].outbox.queued.bytes;
  }

  /** Datagrams that wait because the system would have blocked. */
  getSendQueueCount(): number {
    this[core].checkRunning();
    return this[core].outbox.queued.count;
  }

  /**
   * Closes the socket. What send() accepted is still sent; no datagram is delivered any more. Emits
   * `close` when all is out. Throws ERR_SOCKET_DGRAM_NOT_RUNNING when called again.
   */
  close(callback?: Listener): this {
    this[core].checkRunning();
    if (typeof callback === 'function') this.on('close', callback);
    this[core].close();
    return this;
  }

  /** close(), awaited; does nothing on a closed socket. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this[core].isRunning) return;
    await new Promise<void>((resolve) => {
      this.close(resolve);
    });
  }

  /** Lets the process stay alive while the socket is bound: so it is from the start. */
  ref(): this {
    this[core].handle.ref();
    return this;
  }

  /** Lets the process end although the socket is bound. */
  unref(): this {
    this[core].handle.unref();
    return this;
  }
}

/** Where connect() goes. Throws ERR_SOCKET_BAD_PORT and ERR_INVALID_ARG_TYPE. */
function endpoint(type: SocketType, port: unknown, address: unknown = ''): Peer {
  const checked = checkPort(port, 1);
  return { port: checked, name: checkString(address, 'address') || loopback(type) };
}

/** Sends; to the connected peer at once, as Node, so that it is out even if the program exits now. */
function dispatch(
  to: SocketCore,
  buffers: readonly Uint8Array[],
  peer: Peer | null,
  callback: SendCallback | undefined,
): void {
  to.checkRunning();
  to.send(buffers, peer, replyTo(callback));
  if (peer === null) to.outbox.flushNow();
}

/** Where a datagram goes to whose sender gave no address. */
function loopback(type: SocketType): string {
  return type === 'udp6' ? '::1' : '127.0.0.1';
}

function addressInfo({ address, family, port }: SocketName): AddressInfo {
  return (family === 'unix' ? { address } : { address, family, port }) as AddressInfo;
}

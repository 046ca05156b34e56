import type { BlockList } from 'node:net';

import { alreadyConnected, blocked, type ErrorPlace, notConnected, systemErrorOf } from './errors';
import type { Handle } from './handle';
import { zoneless } from './inbox';
import type { Endpoint, SocketName } from './native-socket';
import type { Resolver } from './resolve';

/** Whom a program wants to reach: a name or an address and a port, or the path of a Unix socket. */
export type Peer = { name: string; port: number } | string;

/** The fixed peer of a socket, if it has one (connect(2)). */
export class Connection {
  readonly #handle: Handle;
  readonly #resolve: Resolver;
  readonly #blockList: BlockList | undefined;
  readonly #family: 4 | 6;
  #state: 'none' | 'connecting' | 'connected' = 'none';

  constructor(options: {
    handle: Handle;
    resolve: Resolver;
    blockList: BlockList | undefined;
    family: 4 | 6;
  }) {
    this.#handle = options.handle;
    this.#resolve = options.resolve;
    this.#blockList = options.blockList;
    this.#family = options.family;
  }

  get isConnected(): boolean {
    return this.#state === 'connected';
  }

  /** Throws ERR_SOCKET_DGRAM_IS_CONNECTED; from now on connecting is under way. */
  begin(): void {
    if (this.#state !== 'none') throw alreadyConnected();
    this.#state = 'connecting';
  }

  /** Binding failed, and connecting with it. */
  giveUp(): void {
    if (this.#state === 'connecting') this.#state = 'none';
  }

  /** Calls back with null once the peer is fixed, or why not. */
  connect(peer: Peer, done: (error: Error | null) => void): void {
    const settle = (failure: Error | null): void => {
      this.#state = failure === null ? 'connected' : 'none';
      done(failure);
    };
    if (typeof peer === 'string') {
      if (!this.#handle.isClosed) settle(this.#fixPath(peer));
      return;
    }
    const { name, port } = peer;
    this.#resolve(name, (error, address) => {
      if (!this.#handle.isClosed) settle(error ?? this.#fix({ address, port }, name));
    });
  }

  #fixPath(path: string): Error | null {
    return this.#attempt({ address: path }, () => this.#handle.native().connectPath(path));
  }

  /** `name` is what the program called the peer, and what errors call it. */
  #fix(peer: Endpoint, name: string): Error | null {
    if (isBlocked(this.#blockList, peer.address, this.#family)) return blocked(peer.address);
    const place = { ...peer, address: name };
    return this.#attempt(place, () => this.#handle.native().connect(peer));
  }

  #attempt(place: ErrorPlace, connect: () => void): Error | null {
    try {
      connect();
      return null;
    } catch (error) {
      return systemErrorOf('connect', error, place);
    }
  }

  /** Throws ERR_SOCKET_DGRAM_NOT_CONNECTED. */
  end(): void {
    if (!this.isConnected) throw notConnected();
    try {
      this.#handle.native().connect(null);
    } catch (error) {
      throw systemErrorOf('disconnect', error);
    }
    this.#state = 'none';
  }

  /** Throws ERR_SOCKET_DGRAM_NOT_CONNECTED. */
  peer(): SocketName {
    if (!this.isConnected) throw notConnected();
    try {
      return this.#handle.native().peer();
    } catch (error) {
      throw systemErrorOf('getpeername', error);
    }
  }
}

export function isBlocked(list: BlockList | undefined, address: string, family: 4 | 6): boolean {
  return list?.check(zoneless(address), family === 4 ? 'ipv4' : 'ipv6') ?? false;
}

import type { BlockList } from 'node:net';

import { alreadyConnected, blocked, notConnected, systemErrorOf } from './errors';
import type { Handle } from './handle';
import { zoneless } from './inbox';
import type { Endpoint, SocketName } from './native-socket';
import type { Resolver } from './resolve';

/** The fixed peer of a UDP socket, if it has one (connect(2)). */
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
  connect(port: number, name: string, done: (error: Error | null) => void): void {
    this.#resolve(name, (error, address) => {
      if (this.#handle.isClosed) return;
      const failure = error ?? this.#fix({ address, port }, name);
      this.#state = failure === null ? 'connected' : 'none';
      done(failure);
    });
  }

  /** `name` is what the program called the peer, and what errors call it. */
  #fix(peer: Endpoint, name: string): Error | null {
    if (isBlocked(this.#blockList, peer.address, this.#family)) return blocked(peer.address);
    try {
      this.#handle.native().connect(peer);
      return null;
    } catch (error) {
      return systemErrorOf('connect', error, { address: name, port: peer.port });
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

import { EventEmitter } from 'node:events';

import type { SocketType } from './native-socket';
import type { SocketOptions } from './options';
import { Socket as SocketClass } from './socket';
import { equip, type MessageListener } from './tunable-socket';

/** The class of sockets. */
export interface SocketConstructor extends Omit<typeof EventEmitter, 'prototype'> {
  /** As createSocket(). */
  new (type: SocketType | SocketOptions, listener?: MessageListener): SocketClass;
  /**
   * For classes of the old style: `function MySocket() { dgram.Socket.call(this, 'udp4'); }` with
   * `util.inherits(MySocket, dgram.Socket)`. Throws as createSocket() does.
   */
  call(self: object, type: SocketType | SocketOptions, listener?: MessageListener): void;
  readonly prototype: SocketClass;
}

/** Node's sockets are made by a plain function, which programs call without `new`. */
function callable(constructor: typeof SocketClass): SocketConstructor {
  const proxy = new Proxy(constructor, {
    apply(_, self: SocketClass, [type, listener]: [SocketType, MessageListener?]): void {
      EventEmitter.call(self);
      equip(self, type, listener);
    },
  });
  // Two classes of one name do not fit into a bundle, so this one may have another there.
  Object.defineProperty(constructor, 'name', { value: 'Socket' });
  Object.defineProperty(constructor.prototype, 'constructor', { value: proxy });
  return proxy;
}

export const Socket = callable(SocketClass);
export type Socket = SocketClass;

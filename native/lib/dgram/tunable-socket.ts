import { channel } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';

import { closeOnAbort } from '../abort';
import { SocketCore } from './core';
import { checkGroup, type Membership } from './memberships';
import { type MembershipInterface } from './multicast-interfaces';
import { setMulticastInterface } from './multicast-source';
import type { SocketStatistics, SocketType } from './native-socket';
import { parseOptions, type SocketOptions } from './options';
import type { RemoteInfo } from './remote-info';
import type { SocketEvents } from './socket-events';
import { getBufferSize, setBufferSize, setHops, setOption } from './socket-options';
import { checkString } from './validate';

const created = channel('udp.socket');

/** Where a socket keeps its parts, out of the way of what programs add to it. */
export const core = Symbol('core');

/** How a membership's interface is given: address, name, index, or `::%eth0` or `%eth0` for IPv6. */
export type InterfaceName = string | number;

export type MessageListener = (message: Buffer<ArrayBuffer>, rinfo: RemoteInfo) => void;

/**
 * What makes a socket of an EventEmitter: not in the constructor, because classes of the old style
 * have that called on objects of their own. Throws as createSocket() does.
 */
export function equip(
  socket: TunableSocket,
  type: SocketType | SocketOptions,
  listener?: MessageListener,
): void {
  const options = parseOptions(type);
  const parts = new SocketCore(socket, options);
  Object.assign(socket, { type: options.type });
  Object.defineProperty(socket, core, { value: parts });
  if (typeof listener === 'function') socket.on('message', listener);
  if (options.signal) {
    closeOnAbort(options.signal, socket, () => {
      if (parts.isRunning) parts.close();
    });
  }
  if (created.hasSubscribers) created.publish({ socket });
}

/** The half of a socket that is about its options and its multicast groups. */
export class TunableSocket extends EventEmitter<SocketEvents> {
  declare readonly type: SocketType;
  /** For the other half of the socket. */
  declare protected readonly [core]: SocketCore;

  /** As createSocket(). */
  constructor(type: SocketType | SocketOptions, listener?: MessageListener) {
    super();
    equip(this, type, listener);
  }

  /**
   * Allows sending to broadcast addresses (SO_BROADCAST). Like all options it throws EBADF before
   * the socket is bound.
   */
  setBroadcast(flag: boolean): void {
    setOption(this[core], 'broadcast', 'setBroadcast', flag ? 1 : 0);
  }

  /** Sets the TTL or hop limit of unicast datagrams: 1 to 255 hops, else EINVAL. Returns it. */
  setTTL(ttl: number): number {
    return setHops(this[core], 'ttl', 'setTTL', ttl);
  }

  /** Sets the TTL or hop limit of multicast datagrams: 0 to 255 hops, else EINVAL. Returns it. */
  setMulticastTTL(ttl: number): number {
    return setHops(this[core], 'multicastTtl', 'setMulticastTTL', ttl);
  }

  /** Whether this machine hears what is sent to groups it is in. Returns the flag. */
  setMulticastLoopback<Flag>(flag: Flag): Flag {
    setOption(this[core], 'multicastLoopback', 'setMulticastLoopback', flag ? 1 : 0);
    return flag;
  }

  /**
   * Sets the interface that multicast leaves by: `0.0.0.0` or `::` for the system's choice, an
   * IPv4 address, or an IPv6 address with a zone (`::%eth0`). Throws ERR_INVALID_ARG_TYPE and EINVAL.
   */
  setMulticastInterface(interfaceAddress: string): void {
    this[core].checkRunning();
    this[core].checkUdp('setMulticastInterface');
    setMulticastInterface(this[core], checkString(interfaceAddress, 'interfaceAddress'));
  }

  /**
   * Joins a group, and returns the interfaces on which: without `multicastInterface` (or with null)
   * every one that is up and multicast-capable. Throws ERR_MISSING_ARGS; EINVAL for what is no
   * group or no interface; ENODEV; EADDRINUSE when it was joined already; or what the system says,
   * with several interfaces only when all refused.
   */
  addMembership(
    multicastAddress: string,
    multicastInterface?: InterfaceName | null,
  ): MembershipInterface[] {
    this[core].checkRunning();
    const group = checkGroup(multicastAddress);
    return this[core].join({ syscall: 'addMembership', group, on: multicastInterface });
  }

  /** Leaves a group; without an interface all that addMembership() without one joined. */
  dropMembership(multicastAddress: string, multicastInterface?: InterfaceName | null): void {
    this[core].checkRunning();
    const group = checkGroup(multicastAddress);
    const syscall = 'dropMembership';
    this[core].memberships.leave({ syscall, group, on: multicastInterface });
  }

  /** Joins a group for the datagrams of one source (RFC 4607). Otherwise as addMembership(). */
  addSourceSpecificMembership(
    sourceAddress: string,
    groupAddress: string,
    multicastInterface?: InterfaceName | null,
  ): MembershipInterface[] {
    this[core].checkRunning();
    const source = checkString(sourceAddress, 'sourceAddress');
    const group = checkString(groupAddress, 'groupAddress');
    const syscall = 'addSourceSpecificMembership';
    return this[core].join({ syscall, group, source, on: multicastInterface });
  }

  /** Undoes addSourceSpecificMembership(). */
  dropSourceSpecificMembership(
    sourceAddress: string,
    groupAddress: string,
    multicastInterface?: InterfaceName | null,
  ): void {
    this[core].checkRunning();
    const source = checkString(sourceAddress, 'sourceAddress');
    const group = checkString(groupAddress, 'groupAddress');
    const syscall = 'dropSourceSpecificMembership';
    this[core].memberships.leave({ syscall, group, source, on: multicastInterface });
  }

  /** The groups that this socket is in, interface by interface. */
  memberships(): Membership[] {
    return this[core].memberships.list();
  }

  /** Bytes of the receive buffer as the system counts them: Linux says twice what was asked. */
  getRecvBufferSize(): number {
    return getBufferSize(this[core], 'receiveBuffer');
  }

  /** Bytes of the send buffer as the system counts them: Linux says twice what was asked. */
  getSendBufferSize(): number {
    return getBufferSize(this[core], 'sendBuffer');
  }

  /** Asks for a receive buffer (SO_RCVBUF) of 1 to 2147483647 bytes; the system may give less. */
  setRecvBufferSize(size: number): void {
    setBufferSize(this[core], 'receiveBuffer', size);
  }

  /** Asks for a send buffer (SO_SNDBUF) of 1 to 2147483647 bytes; the system may give less. */
  setSendBufferSize(size: number): void {
    setBufferSize(this[core], 'sendBuffer', size);
  }

  /** What was received and what the kernel dropped, and the receive buffer asked for and got. */
  statistics(): SocketStatistics {
    return this[core].handle.native().statistics();
  }
}

import type { SocketType } from './native-socket';
import type { SocketOptions } from './options';
import type { PacketInfo, UnixRemoteInfo } from './remote-info';
import { Socket } from './callable-socket';
import type { MessageListener } from './tunable-socket';

export { DatagramBatch, type BatchEndpoint, type Credentials } from './batch';
export { Socket, type SocketConstructor } from './callable-socket';
export { type BindOptions } from './bind-arguments';
export { type JoinedHow, type Membership } from './memberships';
export { type MembershipInterface } from './multicast-interfaces';
export { type SocketStatistics, type SocketType } from './native-socket';
export { type Lookup, type SocketOptions } from './options';
export { type PacketInfo, type RemoteInfo, type UnixRemoteInfo } from './remote-info';
export { type Payload, type SendCallback } from './send-arguments';
export { type ManyCallback, type ManyMessage } from './send-many';
export { type AddressInfo, type SocketEvents } from './socket-events';
export { type InterfaceName, type MessageListener } from './tunable-socket';

/** Unix sockets. */
export function createSocket(
  type: 'unix_dgram' | (SocketOptions & { type: 'unix_dgram' }),
  listener: (message: Buffer<ArrayBuffer>, rinfo: UnixRemoteInfo) => void,
): Socket;
/** With more about each datagram. */
export function createSocket(
  options: SocketOptions & { packetInfo: true },
  listener: (message: Buffer<ArrayBuffer>, rinfo: PacketInfo) => void,
): Socket;
export function createSocket(type: SocketType | SocketOptions, listener?: MessageListener): Socket;
/**
 * Makes a socket; `listener` hears its messages. Throws ERR_SOCKET_BAD_TYPE, ERR_INVALID_ARG_TYPE
 * and ERR_OUT_OF_RANGE.
 */
export function createSocket(type: SocketType | SocketOptions, listener?: unknown): Socket {
  return new Socket(type, listener as MessageListener);
}

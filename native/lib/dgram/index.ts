import type { SocketType } from './native-socket';
import type { SocketOptions } from './options';
import type { RemoteInfo } from './remote-info';
import { Socket } from './callable-socket';

export { DatagramBatch, type BatchEndpoint, type Credentials } from './batch';
export { Socket, type SocketConstructor } from './callable-socket';
export { type BindOptions } from './bind-arguments';
export { type Membership } from './memberships';
export { type MembershipInterface } from './multicast-interfaces';
export { type SocketStatistics, type SocketType } from './native-socket';
export { type Lookup, type SocketOptions } from './options';
export { type PacketInfo, type RemoteInfo } from './remote-info';
export { type Payload, type SendCallback } from './send-arguments';
export { type ManyCallback, type ManyMessage } from './send-many';
export { type AddressInfo, type SocketEvents } from './socket-events';
export { type InterfaceName } from './tunable-socket';

/**
 * Makes a socket; `listener` hears its messages. Throws ERR_SOCKET_BAD_TYPE, ERR_INVALID_ARG_TYPE
 * and ERR_OUT_OF_RANGE.
 */
export function createSocket(
  type: SocketType | SocketOptions,
  listener?: (message: Buffer, rinfo: RemoteInfo) => void,
): Socket {
  return new Socket(type, listener);
}

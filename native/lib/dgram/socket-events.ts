import type { DatagramBatch } from './batch';
import type { RemoteInfo } from './remote-info';

/** What a socket emits. */
export interface SocketEvents {
  /** A datagram came. */
  message: [message: Buffer<ArrayBuffer>, rinfo: RemoteInfo];
  /** The same datagrams as `message`, many at once and much cheaper. */
  messages: [batch: DatagramBatch];
  /** The socket is bound and receives. */
  listening: [];
  /** connect() has fixed the peer. */
  connect: [];
  close: [];
  error: [error: Error];
  /** A datagram of ours was not delivered; `address` and `port` say which. With `icmpErrors`. */
  icmp: [error: NodeJS.ErrnoException & { address?: string; port?: number }];
}

/** The address of a UDP socket. */
export interface AddressInfo {
  address: string;
  family: 'IPv4' | 'IPv6';
  port: number;
}

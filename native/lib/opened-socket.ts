export interface UdpSocketOptions {
  family: 4 | 6;
  /** A literal. IPv6 may carry a zone, `fe80::1%eth0` or `fe80::1%2`. */
  address: string;
  /** 0 to 65535; 0 lets the system choose. */
  port: number;
  /** Bytes, 1 to 1,073,741,823; 4 MiB if absent. What the system gives may be less. */
  receiveBuffer?: number;
  /** SO_REUSEADDR; off if absent, so that a port in use is an error. */
  reuseAddress?: boolean;
  /** IPV6_V6ONLY; off if absent, so that a socket on `::` also receives IPv4. */
  ipv6Only?: boolean;
}

/** A multicast group to hear. */
export interface GroupSocketOptions {
  family: 4 | 6;
  /** A literal without a zone. */
  group: string;
  /** 0 to 65535; 0 lets the system choose. */
  port: number;
  /** Only datagrams from there (RFC 4607); from everywhere if absent. */
  source?: string | undefined;
  /** Name of the interface to join on; every one that is up and multicast-capable if absent. */
  interface?: string | undefined;
  /** As that of UdpSocketOptions. */
  receiveBuffer?: number;
}

export interface UnixSocketOptions {
  /** A path, or `@name` in the abstract namespace of Linux (unix(7)). */
  path: string;
  /** As that of UdpSocketOptions. */
  receiveBuffer?: number;
}

export interface OpenedSocket {
  /** 1 or more; the name of the socket in every other call and in rows. */
  id: number;
  family: 'IPv4' | 'IPv6' | 'unix';
  /** What it is bound to: the path or `@name` of a Unix socket. */
  address: string;
  /** The actual one, where 0 was asked; 0 for Unix sockets. */
  port: number;
  /** Usable bytes, as asked of the system and as it gave them. */
  receiveBuffer: { asked: number; got: number };
}

/** Where a datagram goes: a literal and 1 to 65535, or of a Unix socket a path or `@name`. */
export type SendDestination = { address: string; port: number } | { path: string };

export interface SocketStatistics {
  /** Datagrams received. */
  received: number;
  /** Payload bytes received, as they were on the wire. */
  bytes: number;
  /** Datagrams that the kernel dropped, mostly because the receive buffer was full. */
  dropped: number;
  /** Why the socket stopped receiving; absent while it is well. */
  failure?: { code: string; errno: number; syscall: string };
}

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
  /**
   * The id that it shall have, 1 to 2147483647, for example that of a closed socket which it continues:
   * its counters begin anew. A new one if absent.
   */
  id?: number;
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
  /** As those of UdpSocketOptions. */
  receiveBuffer?: number;
  id?: number;
}

export interface UnixSocketOptions {
  /** A path, or `@name` in the abstract namespace of Linux (unix(7)). */
  path: string;
  /** Whether all users may send to the path; its owner alone if absent. Abstract names have no permissions. */
  othersMaySend?: boolean;
  /** As those of UdpSocketOptions. */
  receiveBuffer?: number;
  id?: number;
}

export interface OpenedSocket {
  /** 1 or more; the name of the socket in every other call and in rows. */
  id: number;
  family: 'IPv4' | 'IPv6' | 'unix';
  /** What it is bound to: the path or `@name` of a Unix socket. */
  address: string;
  /** The actual one, where 0 was asked; 0 for Unix sockets. */
  port: number;
  receiveBuffer: BufferSize;
}

/** A group to join or to leave (RFC 3678). */
export interface MembershipOptions {
  /** A literal; IPv6 may carry the interface as its zone. */
  group: string;
  /** Only datagrams from there (RFC 4607); from everywhere if absent. */
  source?: string | undefined;
  /** Name of the interface; every one that is up and multicast-capable if absent. */
  interface?: string | undefined;
}

/** What can be set on an open socket. Of a Unix socket, the buffers alone. */
export interface TunableOptions {
  /** Hops of unicast datagrams: 1 to 255. */
  ttl?: number | undefined;
  /** Hops of multicast datagrams: 0 to 255. */
  multicastTtl?: number | undefined;
  /** Whether this machine hears what is sent to groups. */
  multicastLoopback?: boolean | undefined;
  /** Whether broadcast addresses may be sent to. */
  broadcast?: boolean | undefined;
  /** Name of the interface by which groups are sent to; null leaves the choice to the system. */
  multicastInterface?: string | null | undefined;
  /** Bytes, 1 to 1,073,741,823. What the system gives may be less. */
  receiveBuffer?: number | undefined;
  sendBuffer?: number | undefined;
}

/** Usable bytes, as asked of the system and as it gave them. */
export interface BufferSize {
  asked: number;
  got: number;
}

/** The options of an open socket as the system has them. */
export interface SocketSettings {
  /** Null for a Unix socket. */
  udp: {
    ttl: number;
    multicastTtl: number;
    multicastLoopback: boolean;
    broadcast: boolean;
    /** As it was set; null for the choice of the system. */
    multicastInterface: string | null;
  } | null;
  receiveBuffer: BufferSize;
  sendBuffer: BufferSize;
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

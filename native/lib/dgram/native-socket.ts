/**
 * The native half of a datagram socket (binding/socket.h). One call is one thing asked of the
 * system: everything that waits, resolves names or words Node's errors is done above it, in this
 * folder. Calls throw what the system refuses as an Error with Node's `code`, `errno`, `syscall`
 * and, where they apply, `address` and `port`. After close() every call but close() throws an
 * Error with code `ERR_SOCKET_DGRAM_NOT_RUNNING`.
 */
export interface NativeSocket {
  /**
   * Called with packed datagrams (packed-rows.ts; `number` counts from 1 for each socket). At most
   * one call is pending: what arrives meanwhile comes with the next, bounded by `queueLimit` below.
   * A property, so that a socket and a listener that knows it can be collected together. A socket
   * that receives, or that has messages queued, is held until close(), as Node holds an open handle.
   *
   * A `udp6` socket shows IPv4 peers as IPv4-mapped addresses, `::ffff:192.0.2.1`, as Node does. The
   * rows of a Unix socket have the sender's path as source (empty for none) and an empty destination.
   *
   * What any of these listeners throws is an uncaught exception of the environment.
   */
  ondatagrams?: ((batch: ArrayBuffer) => void) | null;
  /**
   * Called with kind `failed` when receiving failed for good, and for what recvmsg(2) says of a
   * connected socket in passing (ECONNREFUSED; the socket goes on, as in Node); with kind `icmp` for
   * ICMP errors where they were asked for, then instead of the former also when connected.
   */
  onfailure?: ((failure: SocketFailure) => void) | null;
  /** Called when the first `settled` messages that send() had to queue have left or failed. */
  onsent?: ((settled: number, failures: SendFailure[]) => void) | null;

  /**
   * Binds a UDP socket; one that is bound already is replaced by a fresh one, to which the options,
   * the multicast interface and the memberships set so far are carried over.
   */
  bind(options: BindOptions): void;
  /** Binds a Unix socket: a path, or `@name` in the abstract namespace. See the issue for staleness. */
  bindPath(path: string): void;
  /** Takes over an open descriptor of the same type. */
  adopt(fd: number): void;
  /** Begins to hand datagrams to `ondatagrams`. */
  receive(): void;
  /** UDP: fixes the peer (connect(2)); null ends that. Binds to a free port if nothing else did. */
  connect(peer: Endpoint | null): void;
  /** Unix sockets: fixes the peer, which connect(null) frees as well. Does not bind. */
  connectPath(path: string): void;
  /** The local address. A Unix socket without a name has an empty one. */
  address(): SocketName;
  /** The peer of a connected socket; throws ENOTCONN. */
  peer(): SocketName;
  /**
   * Sends messages in order, by sendmmsg(2) where there is one: `buffers` has those of all
   * messages, `pieces` how many each message has (null where each has one), and `destinations` where
   * to, each for as many messages in a row as `runs` says. Returns how many left or failed at once,
   * the first of them onwards, and adds those that failed to `failures`; the rest, queued because
   * the system would have blocked, is told to `onsent`. Never blocks. Payloads are copied when
   * queued.
   */
  send(
    buffers: readonly Uint8Array[],
    pieces: readonly number[] | null,
    destinations: readonly Destination[],
    runs: readonly number[],
    failures: SendFailure[],
  ): number;
  /** Bytes and messages that send() has queued. */
  queued(): { bytes: number; count: number };

  /**
   * Values as setsockopt(2) takes them, checked above. They may be set before the socket is bound, and
   * stay when it is bound anew. Buffer sizes are read back as the system has them: doubled on Linux.
   */
  setOption(name: SocketOption, value: number): void;
  getOption(name: SocketOption): number;
  /** The address of an interface, with scope where it is IPv6 (`::%eth0`), or an index ("2"). */
  setMulticastInterface(address: string): void;
  /** By interface index; 0 lets the system choose. `source` makes it source-specific (RFC 3678). */
  join(membership: Membership): void;
  leave(membership: Membership): void;

  statistics(): SocketStatistics;
  /**
   * Whether the socket keeps the environment alive while it receives. It does from the start. Messages
   * that are queued keep it alive in any case, until `onsent` was called.
   */
  ref(): void;
  unref(): void;
  /** Closes at once; removes the file that bindPath() made. Nothing is called afterwards. */
  close(): void;
}

export type SocketType = 'udp4' | 'udp6' | 'unix_dgram';

export interface NativeSocketOptions {
  type: SocketType;
  /**
   * Bytes of payload and bookkeeping that wait for JavaScript before reading pauses, 1 to 512 MiB;
   * exceeded by one batch (256 datagrams) at most.
   */
  queueLimit: number;
  /**
   * Whether rows have the kernel's time, destination, interface, TTL, traffic class and credentials.
   * Without, the time is that of reading, and the others are unknown.
   */
  packetInfo: boolean;
  /** Report ICMP errors of an unconnected UDP socket (IP_RECVERR), to `onfailure`. */
  icmpErrors: boolean;
}

export interface BindOptions {
  /** A literal; IPv6 may carry a zone. */
  address: string;
  /** 0 to 65535. */
  port: number;
  reuseAddress: boolean;
  reusePort: boolean;
  ipv6Only: boolean;
}

export interface Endpoint {
  address: string;
  port: number;
}

/** A local or remote name: `port` is 0 and `family` is `unix` for Unix sockets. */
export interface SocketName {
  family: 'IPv4' | 'IPv6' | 'unix';
  address: string;
  port: number;
}

/** A UDP endpoint, a Unix path or `@name`, or null for the connected peer. */
export type Destination = Endpoint | string | null;

/** Why a message did not leave. */
export interface SendFailure {
  /** Which one, counted from the first that was settled. */
  index: number;
  error: NodeJS.ErrnoException;
}

export interface SocketFailure {
  kind: 'failed' | 'icmp';
  code: string;
  errno: number;
  syscall: string;
  /** Where the datagram went that an ICMP error is about. */
  address?: string;
  port?: number;
}

export type SocketOption =
  'broadcast' | 'ttl' | 'multicastTtl' | 'multicastLoopback' | 'receiveBuffer' | 'sendBuffer';

export interface Membership {
  group: string;
  interfaceIndex: number;
  source?: string;
}

export interface SocketStatistics {
  received: number;
  bytes: number;
  /** Dropped by the kernel because the receive buffer was full. */
  dropped: number;
  receiveBuffer: { asked: number; got: number };
}

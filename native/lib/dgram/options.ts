import type { LookupOneOptions } from 'node:dns';
import { BlockList } from 'node:net';

import { checkSignal } from '../abort';
import { codedError, explained, invalidType, systemError } from './errors';
import type { SocketType } from './native-socket';
import { checkFunction, checkUint32 } from './validate';

/**
 * Resolves a name, as dns.lookup does. Called with the family 4 or 6, as by Node's sockets, although
 * functions that are declared to take options are accepted as well, as by the types of Node.
 */
export type Lookup = LookupMethod['lookup'];

/** The parameters of a method may be declared more narrowly than they are called (TypeScript). */
interface LookupMethod {
  lookup(
    hostname: string,
    family: LookupOneOptions | number,
    callback: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
  ): void;
}

/** What createSocket() takes. All but `type` may be absent or undefined. */
export interface SocketOptions {
  type: SocketType;
  /** SO_REUSEADDR: bind also where another socket that allows it is bound. */
  reuseAddr?: boolean | undefined;
  /** SO_REUSEPORT: sockets that all set it share one port and the datagrams to it. */
  reusePort?: boolean | undefined;
  /** IPV6_V6ONLY: a udp6 socket on `::` does not receive IPv4. */
  ipv6Only?: boolean | undefined;
  /** SO_RCVBUF in bytes, 0 to 4294967295; the system may give less. */
  recvBufferSize?: number | undefined;
  /** SO_SNDBUF in bytes, 0 to 4294967295; the system may give less. */
  sendBufferSize?: number | undefined;
  /** In place of dns.lookup; also asked for addresses that need no resolving. */
  lookup?: Lookup | undefined;
  /** Closes the socket when it aborts. */
  signal?: AbortSignal | undefined;
  /** Datagrams from these addresses are discarded. */
  receiveBlockList?: BlockList | undefined;
  /** Sending to these addresses fails with ERR_IP_BLOCKED. */
  sendBlockList?: BlockList | undefined;
  /** Whether a UDP socket that nobody bound listens on a port of the system's choice; true if absent. */
  implicitBind?: boolean | undefined;
  /**
   * Has the system tell time, destination, interface and more of each datagram: see PacketInfo and
   * DatagramBatch. Costs a third more CPU on reception. False if absent.
   */
  packetInfo?: boolean | undefined;
  /** Emits `icmp` when a datagram of ours could not be delivered. Linux; false if absent. */
  icmpErrors?: boolean | undefined;
}

const TYPES: ReadonlySet<unknown> = new Set(['udp4', 'udp6', 'unix_dgram']);

/**
 * Checks what createSocket() was given. Throws ERR_SOCKET_BAD_TYPE, ERR_INVALID_ARG_TYPE and
 * ERR_OUT_OF_RANGE, and on Windows EAFNOSUPPORT for Unix sockets.
 */
export function parseOptions(given: SocketType | SocketOptions): SocketOptions {
  const options = typeof given === 'object' && given !== null ? given : { type: given };
  if (!TYPES.has(options.type)) {
    // Node's very words, which programs compare; `unix_dgram` is valid besides.
    const message = 'Bad socket type specified. Valid types are: udp4, udp6';
    throw codedError(TypeError, 'ERR_SOCKET_BAD_TYPE', message);
  }
  // Before anything else, for nothing that is asked of such a socket could succeed.
  if (options.type === 'unix_dgram' && process.platform === 'win32') {
    throw explained(systemError('socket', 'EAFNOSUPPORT'), 'Windows has no Unix datagram sockets');
  }
  checkSizes(options);
  if (options.lookup !== undefined) checkFunction(options.lookup, 'lookup');
  checkSignal(options.signal);
  checkBlockList(options.receiveBlockList, 'options.receiveBlockList');
  checkBlockList(options.sendBlockList, 'options.sendBlockList');
  return { ...options };
}

function checkSizes({ recvBufferSize, sendBufferSize }: SocketOptions): void {
  if (recvBufferSize) checkUint32(recvBufferSize, 'options.recvBufferSize');
  if (sendBufferSize) checkUint32(sendBufferSize, 'options.sendBufferSize');
}

function checkBlockList(list: unknown, name: string): void {
  if (list === undefined || list === null) return;
  if (!(list instanceof BlockList)) throw invalidType(name, 'an instance of net.BlockList', list);
}

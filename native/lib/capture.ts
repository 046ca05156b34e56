import { addon, type LogSource, type NativeCapture } from './addon';
import { CaptureSocket } from './capture-socket';
import type { JoinedHow, Membership } from './dgram/memberships';
import type { MembershipInterface } from './dgram/multicast-interfaces';
import type { DatagramRow, LogExtent } from './log';
import { News } from './news';
import { checkOptionNames } from './options';
import { unpackRows } from './packed-rows';
import { ReadableLog } from './readable-log';
import type { RecordingOptions, RecordingStatus } from './recording';
import { moveFiles, type SaveOptions } from './save';
import { TemporaryFolder } from './temporary-folder';
import { groupBinding } from './multicast-group';
import type {
  GroupSocketOptions,
  MembershipOptions,
  OpenedSocket,
  SendDestination,
  SocketSettings,
  SocketStatistics,
  TunableOptions,
  UdpSocketOptions,
  UnixSocketOptions,
} from './opened-socket';

export interface CaptureOptions {
  /**
   * Bytes of temporary files, for UDP and Unix sockets each, before the oldest go: 1 MiB or more;
   * 1 GiB if absent.
   */
  temporaryBytes?: number;
  /** How old the datagrams of a temporary file get, in seconds; a day if absent. */
  temporarySeconds?: number;
  /** Datagrams in the log before the oldest leave it: 1 or more; 50 million if absent, at 40 bytes each. */
  mostRows?: number;
}

export interface RowsOptions {
  /** Bytes to copy of each payload, 0 to 65535; all if absent. */
  payloadLimit?: number;
}

const WHOLE_PAYLOAD = 65535;

/**
 * Sockets, a thread that receives from them, and the log of what came. JavaScript looks at the log
 * when it wants to; no datagram waits for it.
 *
 * Wrong arguments throw a TypeError (code `ERR_INVALID_ARG_TYPE`) or a RangeError
 * (`ERR_OUT_OF_RANGE`); what the system refuses throws an Error with `code`, `errno`, `syscall` and,
 * where they apply, `address` and `port`. After close() every method but close() throws an Error
 * with code `ERR_CAPTURE_CLOSED`.
 *
 * An open capture does not keep the process alive. One without a listener that is collected, or whose
 * process or worker ends, closes itself.
 */
export class Capture extends ReadableLog {
  readonly #native: NativeCapture;
  readonly #news = new News(this);
  readonly #folder = new TemporaryFolder();
  readonly #sockets = new Map<number, CaptureSocket>();

  constructor(options: CaptureOptions = {}) {
    super();
    checkOptionNames(options, ['temporaryBytes', 'temporarySeconds', 'mostRows']);
    this.#native = new (addon().Capture)({ ...options, folder: this.#folder.path });
    this.#native.onactivity = () => this.#news.tell();
  }

  /** Opens and binds a UDP socket, and receives from it from now on. */
  openUdp(options: UdpSocketOptions): OpenedSocket {
    checkOptionNames(options, [
      'family',
      'address',
      'port',
      'receiveBuffer',
      'reuseAddress',
      'ipv6Only',
      'id',
    ]);
    this.#folder.create();
    return this.#adopt(this.#native.openUdp(options));
  }

  /**
   * Opens a socket that hears a multicast group alone, and joins it. The port may be shared with
   * others (SO_REUSEADDR), for every listener gets every datagram of a group. Throws ENODEV for an
   * unknown interface, and what the system says when no interface joins.
   */
  openGroup(options: GroupSocketOptions): OpenedSocket {
    checkOptionNames(options, [
      'family',
      'group',
      'port',
      'source',
      'interface',
      'receiveBuffer',
      'id',
    ]);
    const { group, source, interface: joinOn } = options;
    const opened = this.openUdp(groupBinding(options));
    try {
      this.join(opened.id, { group, source, interface: joinOn });
    } catch (error) {
      this.closeSocket(opened.id);
      throw error;
    }
    return opened;
  }

  /** Opens a Unix datagram socket: the file is made, and removed when it is closed. */
  openUnix(options: UnixSocketOptions): OpenedSocket {
    checkOptionNames(options, ['path', 'othersMaySend', 'receiveBuffer', 'id']);
    this.#folder.create();
    return this.#adopt(this.#native.openUnix(options));
  }

  #adopt(opened: OpenedSocket): OpenedSocket {
    this.#sockets.set(opened.id, new CaptureSocket(this.#native, opened));
    return opened;
  }

  /**
   * Joins a group, and returns the interfaces on which. Throws EINVAL for what is no group or no
   * source for it, ENODEV for an unknown interface, EADDRINUSE where it was joined already, and
   * what the system says; with several interfaces only when all refused.
   */
  join(id: number, membership: MembershipOptions): MembershipInterface[] {
    checkOptionNames(membership, ['group', 'source', 'interface']);
    return this.#open(id).join(membership);
  }

  /**
   * Leaves a group; without an interface where it was joined without one, or else everywhere. Throws
   * EADDRNOTAVAIL, or with a source EINVAL, where it was not joined.
   */
  leave(id: number, membership: MembershipOptions): void {
    checkOptionNames(membership, ['group', 'source', 'interface']);
    this.#open(id).leave(membership);
  }

  /**
   * Joins on the interface with exactly this index, as if it had been asked for there or on every interface; one
   * that memberships() tells already is joined once more, for systems leave groups by themselves where an interface
   * loses a protocol. Throws what the system says: then the socket is not in it.
   */
  rejoin(id: number, membership: Membership, how: JoinedHow): void {
    this.#open(id).rejoin(membership, how);
  }

  /** Leaves one that memberships() tells, also where its interface has vanished. */
  drop(id: number, membership: Membership): void {
    this.#open(id).drop(membership);
  }

  /**
   * The groups that a socket is in, interface by interface; none once it is closed. Interfaces have the names
   * that they had when they were joined; those that vanished are there until they are dropped.
   */
  memberships(id: number): Membership[] {
    return this.#sockets.get(id)?.memberships() ?? [];
  }

  /** Sets options of an open socket. Throws ENODEV for an unknown interface, and what the system says. */
  tune(id: number, options: TunableOptions): void {
    checkOptionNames(options, [
      'ttl',
      'multicastTtl',
      'multicastLoopback',
      'broadcast',
      'multicastInterface',
      'receiveBuffer',
      'sendBuffer',
    ]);
    this.#open(id).tune(options);
  }

  /** The options of an open socket, as the system has them. */
  settings(id: number): SocketSettings {
    return this.#open(id).settings();
  }

  #open(id: number): CaptureSocket {
    const socket = this.#sockets.get(id);
    if (socket !== undefined) return socket;
    // Throws for an id that was never given out.
    this.#native.statistics(id);
    throw Object.assign(new Error('the socket is closed'), { code: 'ERR_SOCKET_CLOSED' });
  }

  /**
   * Sends a datagram from a socket, and logs it as outbound; where the socket is bound to all
   * addresses, with the one that the system took. Throws what the system says, EAGAIN where it would
   * have it wait, and an Error with code `ERR_SOCKET_UNKNOWN` or `ERR_SOCKET_CLOSED`.
   */
  send(id: number, payload: Uint8Array, destination: SendDestination): void {
    this.#native.send(id, payload, destination);
  }

  /**
   * Closes a socket: once this returns, the log gets nothing more of it. Returns its final
   * statistics, the second time too. Another may be opened under its id. Throws an Error with code `ERR_SOCKET_UNKNOWN` for an id that
   * this capture never gave out.
   */
  closeSocket(id: number): SocketStatistics {
    const last = this.#native.closeSocket(id);
    this.#sockets.delete(id);
    return last;
  }

  /** The counters of an open or a closed socket. Throws as closeSocket() does. */
  statistics(id: number): SocketStatistics {
    return this.#native.statistics(id);
  }

  /**
   * Records from now on what the sockets receive, also those opened later, until stopRecording() or
   * close(). An earlier recording ends. Throws what the system says when a file cannot be made.
   */
  record(options: RecordingOptions): void {
    checkOptionNames(options, [
      'path',
      'replace',
      'fileBytes',
      'fileSeconds',
      'fileDatagrams',
      'files',
      'flushInterval',
    ]);
    this.#folder.create();
    this.#native.record(options);
  }

  /** Ends the recording: the files are complete when this returns. */
  stopRecording(): void {
    this.#native.stopRecording();
  }

  /** How the recording goes, or how the last one ended; null before the first. */
  recording(): RecordingStatus | null {
    return this.#native.recording();
  }

  /**
   * Saves what is in temporary files as `path`, NAME.EXTENSION, and that of Unix sockets as
   * NAME.unix.EXTENSION; where it is more than one file, as NAME_00001.EXTENSION and so on. Files are
   * moved, and copied only where `path` is on another disk. They stay part of the log. Resolves to the
   * paths that were made, none where nothing came; rejects with EEXIST where one is there already, unless `replace` is set,
   * and with what else the system says: what was not moved then is temporary as before.
   */
  async save(path: string, options: SaveOptions = {}): Promise<string[]> {
    checkOptionNames(options, ['replace']);
    const { replace = false } = options;
    return await moveFiles(this.#native, path, replace);
  }

  /** Which datagrams the log holds. Lets the next call of the activity listener through. */
  extent(): LogExtent {
    return this.#native.extent();
  }

  /**
   * Those datagrams that the log holds with numbers from `first` (1 or more) to `first` + `count` - 1
   * (`count`: 0 to 65536): fewer or none where they were evicted or have not come yet, and fewer, but
   * one at least, where their payloads would take more than 32 MiB. Where a file was taken away, or
   * the disk did not take it, payloads are empty.
   */
  rows(first: number, count: number, options: RowsOptions = {}): DatagramRow[] {
    checkOptionNames(options, ['payloadLimit']);
    const { payloadLimit = WHOLE_PAYLOAD } = options;
    return unpackRows(this.#native.rows(first, count, payloadLimit));
  }

  /**
   * Sets who is told that datagrams came or that a socket failed, in place of the one before. The
   * listener is called once, and then not again before extent() has been called: so it is called as
   * often as someone looks, not as often as datagrams come. If the log holds datagrams already, it is
   * called soon. An error that it throws is an uncaught exception of the process.
   */
  onActivity(listener: (() => void) | null): void {
    const { last } = this.#native.extent();
    this.#news.listen(listener);
    if (last > 0) this.#native.signal();
  }

  /** Closes all sockets, ends the thread and frees the log. The second time does nothing. */
  close(): void {
    this.#news.listen(null);
    this.#native.close();
  }

  protected override source(): LogSource {
    return this.#native.source();
  }
}

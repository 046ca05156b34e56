import type {
  LogFileInterface,
  Player,
  PlayerOptions,
  ReplaySurvey as NativeSurvey,
  RoutePlan,
} from '#native';
import type { ReplayReport, Result } from '../../contract';
import type { Asked, Query } from '../query/query';

/** What can be replayed: a capture file, or a capture. */
export interface ReplaySource {
  play(options: PlayerOptions): Player;
  /** What it would be to play what there is so far. */
  survey(plan: RoutePlan): Promise<NativeSurvey>;
  query(asked: Asked): Result<Query<unknown>>;
  /** See LogFile. */
  readyFor?(asked: Asked, signal?: AbortSignal): Promise<void>;
  /**
   * Waits until all datagrams are known, where there is an end of them; resolves to their number. Rejects
   * when the signal aborts, or the log is closed.
   */
  counted(options: CountOptions): Promise<Result<number>>;
  unixPaths(): UnixPath[];
  /** What of it is no datagram; null where that is not known. */
  leftOver(): ReplayReport['file'];
}

export interface CountOptions {
  /** Called with how many bytes of how many are read. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/** Where Unix datagrams went, by `DatagramRow.socket`. */
export interface UnixPath {
  socket: number;
  path: string;
}

const scheme = 'unix:';

/** Link type of Unix datagrams: LINKTYPE_WIRESHARK_UPPER_PDU. */
const upperPdu = 252;

/** A recording names an interface after the socket; names of other programs may be anything. */
export function pathsOfInterfaces(interfaces: readonly LogFileInterface[]): UnixPath[] {
  return interfaces.flatMap(({ linkType, name }, socket) => {
    if (linkType !== upperPdu) return [];
    const path = name.startsWith(scheme) ? name.slice(scheme.length) : name;
    const isPath = path !== '' && (name !== path || /^[/@]/u.test(path));
    return isPath ? [{ socket, path }] : [];
  });
}

/** By the names of the sockets of a capture, which are the text forms of their addresses. */
export function pathsOfSockets(names: Iterable<[number, string]>): UnixPath[] {
  return Array.from(names).flatMap(([socket, name]) => {
    return name.startsWith(scheme) ? [{ socket, path: name.slice(scheme.length) }] : [];
  });
}

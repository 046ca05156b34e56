import type { FileSelection } from '../file-export-options';
import type { Span } from '../query/predicate';

/** When datagrams leave. */
export type Pace =
  /** With the spacing that they came with, `factor` times as fast: 0.000001 to 1000000. */
  | { kind: 'original'; factor: number }
  /** So many a second: 0.000001 to 1000000000. */
  | { kind: 'datagrams'; perSecond: number }
  /** So many bits a second, with the headers of IP and UDP: 1 to 10^12. */
  | { kind: 'bits'; perSecond: number }
  /** As fast as the system takes them. */
  | { kind: 'top' };

/**
 * How exactly datagrams leave, and what that costs. `exact` waits in a loop, which takes a whole
 * processor as long as the gaps are shorter than 5 ms; `balanced` sleeps until 100 µs before each is due;
 * `frugal` always sleeps.
 */
export type Timing = 'exact' | 'balanced' | 'frugal';

/** Where a datagram is sent. */
export type RouteTarget =
  /** Where it went; with a port, to that one there. */
  | { kind: 'original'; port?: number }
  /**
   * A literal, or a prefix as long as that of the rule's `destination`, whose bits replace those of the
   * address. Without a port, that which it went to. For datagrams that had none (Unix) a port is needed.
   */
  | { kind: 'udp'; address: string; port?: number }
  /** A path, or `@name` in the abstract namespace of Linux. */
  | { kind: 'unix'; path: string }
  /** Nowhere. */
  | { kind: 'nowhere' };

/** Which datagrams are sent where. What is absent fits everything; Unix datagrams have only a transport. */
export interface RouteRule {
  transport?: 'udp' | 'unix';
  /** An address or a prefix that the datagram came from, and that it went to. */
  source?: string;
  destination?: string;
  /** Ports that it went to, 0 to 65535. */
  ports?: Span;
  to: RouteTarget;
}

/** What of a datagram is changed on the way out. */
export interface Rewriting {
  /** Bytes that are replaced wherever they are, by as many others. Up to 16, one after the other. */
  replace?: readonly { from: Uint8Array; to: Uint8Array }[];
  /** Has sequence numbers and timestamps of RTP (RFC 3550) go on where a loop begins anew. */
  rtp?: boolean;
  /** Sets the time in the header of syslog messages (RFC 3164, RFC 5424) to the time of sending. */
  syslogTime?: boolean;
}

/** What is sent, and where. */
export interface RoutePlan {
  /** All rows, if absent. */
  selection?: FileSelection;
  /** The first rule that fits decides; original, where none does. */
  routes?: readonly RouteRule[];
  /** Where Unix datagrams of the log went, by `DatagramRow.socket`. */
  paths?: readonly { socket: number; path: string }[];
  /** Whether datagrams of which the log has only the beginning are sent as they are; skipped if absent. */
  truncated?: 'skip' | 'send';
  pace: Pace;
  /** Gaps longer than so many seconds of the log are shortened to them: 0 or more. */
  maxGap?: number;
}

export interface PlayerOptions extends RoutePlan {
  /** Ends when so many were sent or refused: 1 or more. */
  limit?: number;
  /** How often the selection is played: 1 if absent, 0 for ever. */
  loops?: number;
  /** Whether the mean spacing lies between the last datagram of a loop and the first of the next; on if absent. */
  closingGap?: boolean;
  /** When the first one leaves, nanoseconds since 1970-01-01 UTC; at once, if absent or past. */
  startAt?: bigint;
  /** `balanced` if absent. */
  timing?: Timing;
  /**
   * `keep`, if absent: datagrams leave from the ports that they came from, as far as those can be bound
   * and are no more than 512; the others from ports that the system chooses. `any`: all from one of those.
   */
  sourcePorts?: 'keep' | 'any';
  /** Hops, also of multicast: 1 to 255. The system's, if absent: 64 and for multicast 1. */
  ttl?: number;
  /** Whether this machine hears what is sent to groups; on if absent. */
  loopback?: boolean;
  /** The interface that multicast and link-local destinations without a zone leave by. */
  interfaceIndex?: number;
  rewriting?: Rewriting;
  /** Ends with the first datagram that is refused; off if absent. */
  stopOnError?: boolean;
  /** Waits for resume() or step() before anything is sent; off if absent. */
  paused?: boolean;
}

/** Why rows are not sent. */
export interface SkipCounts {
  /** The log has only their beginning. */
  truncated: number;
  /** A rule says nowhere. */
  excluded: number;
  /** There is nowhere to send them: Unix datagrams whose path is unknown, port 0, no such family. */
  withoutDestination: number;
  /** Longer than a datagram can be: 65,507 bytes with IPv4, 65,527 with IPv6. */
  tooLong: number;
}

/** What one pass would do, without sending anything. */
export interface ReplaySurvey {
  /** Rows that are selected; those that would be sent, and bytes of their payloads. */
  selected: number;
  sendable: number;
  bytes: number;
  skipped: SkipCounts;
  /** Seconds from the first to the last at this pace; 0 at top speed. */
  duration: number;
  /** Of the busiest second; null at top speed. */
  peak: { datagrams: number; bits: number } | null;
  /** The first 1000 different destinations, in the order of their first datagrams. */
  destinations: ReplayDestination[];
  /** Datagrams to destinations beyond those. */
  elsewhere: number;
}

export interface ReplayDestination {
  family: 'IPv4' | 'IPv6' | 'unix';
  /** An address or a path. */
  address: string;
  /** 0 for a path. */
  port: number;
  datagrams: number;
  bytes: number;
}

export type PlayerState =
  /** Until `startAt`. */
  'waiting' | 'playing' | 'paused' | 'done';

/** How late datagrams left, in microseconds; zeros before the first, and at top speed. */
export interface Lateness {
  median: number;
  p99: number;
  worst: number;
}

/** How far a player is. */
export interface PlayerProgress {
  state: PlayerState;
  /** The row that was dealt with last; 0 before the first. */
  row: number;
  /** Its time, nanoseconds since 1970-01-01 UTC; 0n before the first. */
  time: bigint;
  /** From 1. */
  loop: number;
  sent: number;
  /** Bytes of the payloads of those. */
  bytes: number;
  /** Bits of those, with the headers of IP and UDP. */
  bits: number;
  /** Datagrams that the system refused. */
  errors: number;
  skipped: SkipCounts;
  /** Seconds between the first and the last datagram: as they should have been, and as they were. */
  wanted: number;
  achieved: number;
  /** Of all datagrams since the beginning. */
  lateness: Lateness;
  /**
   * How often the machine, the process or the disk stood still for more than half a second, whereupon all
   * that follows is later.
   */
  stalls: number;
}

/** Datagrams that were refused for the same reason on the way to the same destination. */
export interface SendRefusal {
  /** `EMSGSIZE`, `ENETUNREACH` and so on. */
  code: string;
  family: 'IPv4' | 'IPv6' | 'unix';
  address: string;
  port: number;
  count: number;
  /** The row of the first one. */
  row: number;
  /** A sentence about it, where the code does not say enough. */
  detail: string;
}

/** What became of it. */
export interface PlayerReport extends PlayerProgress {
  /** How many datagrams were late: more than `from` and up to `to` microseconds. */
  histogram: { from: number; to: number; count: number }[];
  /** Up to 1000. */
  refusals: SendRefusal[];
  /** Source ports that could not be bound, up to 1000: datagrams left from another one. */
  unboundPorts: { port: number; code: string }[];
  /** Why it ended before the end of the log; null otherwise. */
  failure: PlayerFailure | null;
}

export interface PlayerFailure {
  /**
   * `ERR_LOG_SHRANK`: the file lacks bytes of this row. `ERR_SEND_REFUSED`: with `stopOnError`. Otherwise
   * what the system says.
   */
  code: string;
  message: string;
  /** The row where it happened; 0 where none was concerned. */
  row: number;
}

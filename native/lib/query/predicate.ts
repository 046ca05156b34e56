import type { StreamEventKind } from '../streams/options';

/** Which end of a datagram's way is looked at; either, if absent. */
export type WayEnd = 'source' | 'destination' | 'either';

/** Both included, and either may be absent. */
export interface Span {
  least?: number;
  most?: number;
}

/**
 * What a query looks for. Plain data: structuredClone() copies it, and so do messages between processes.
 *
 * What a datagram does not have matches no test of it: a Unix datagram has neither address nor port,
 * others have no path, and a TTL or PRI may be missing. `and` of nothing matches everything, `or` of
 * nothing nothing.
 */
export type Predicate =
  | { kind: 'and' | 'or'; of: readonly Predicate[] }
  | { kind: 'not'; of: Predicate }
  | HeaderTest
  | PayloadTest
  | JudgedPredicate;

/** What the index, and the analysis of the streams, can answer without reading payloads. */
export type HeaderTest =
  /** Nanoseconds since 1970-01-01 UTC, `to` excluded. */
  | { kind: 'time'; from?: bigint; to?: bigint }
  /** An address, or a prefix such as `10.0.0.0/8` or `fe80::/10`; with a zone, on that link only. */
  | { kind: 'address'; prefix: string; end?: WayEnd }
  /** 0 to 65535. */
  | ({ kind: 'port'; end?: WayEnd } & Span)
  /** Payload bytes on the wire. */
  | ({ kind: 'length' } & Span)
  /** Number of the frame in its file; of a datagram that comes from no file its number in the log. */
  | ({ kind: 'frame' } & Span)
  /** `DatagramRow.frameLength`. */
  | ({ kind: 'frameLength' } & Span)
  /** 0 to 255 hops left on arrival. */
  | ({ kind: 'ttl' } & Span)
  /** 0 to 255. 0 where the system did not say. */
  | ({ kind: 'trafficClass' } & Span)
  /** 0 to 63: the upper six bits of the traffic class (RFC 2474). */
  | ({ kind: 'dscp' } & Span)
  /** `DatagramRow.socket`. */
  | { kind: 'socket'; ids: readonly number[] }
  | { kind: 'direction'; is: 'inbound' | 'outbound' | 'unknown' }
  | { kind: 'transport'; is: 'udp' | 'unix' }
  /** The path that a Unix datagram came from: one of the two. */
  | { kind: 'path'; equals: string; contains?: never }
  | { kind: 'path'; contains: string; equals?: never }
  /** Cut short on reception. */
  | { kind: 'truncated' }
  /** 0 to 7, of the PRI that the payload begins with (RFC 5424, 6.2.1). */
  | { kind: 'severity'; values: readonly number[] }
  /** 0 to 23, likewise. */
  | { kind: 'facility'; values: readonly number[] }
  /** `StreamLine.number`. This test and the next one need `QueryOptions.streams`. */
  | ({ kind: 'stream' } & Span)
  /**
   * Something of these kinds happened at the datagram: see `Streams.eventsAt()`. The span is about the sum of
   * what is counted.
   */
  | ({ kind: 'streamEvent'; of: readonly StreamEventKind[] } & Span);

/** What is looked for in the captured payload. */
export type PayloadTest =
  /** One byte or more; `ignoreCase` is about the letters of ASCII. */
  | { kind: 'contains'; bytes: Uint8Array; ignoreCase?: boolean }
  /**
   * A regular expression with flags out of `imsu`. A pattern of ASCII alone sees each byte as the
   * character with its number (latin1), so that `\xff` is a byte; any other one, or one with `\u` or
   * `\p`, sees the payload as UTF-8.
   */
  | { kind: 'matches'; pattern: string; flags?: string };

/** What a module decides that whoever makes the query names: see `QueryOptions.judge`. */
export interface JudgedPredicate {
  kind: 'judged';
  /** Its place among the tests that the judge makes, 0 to 255. */
  test: number;
}

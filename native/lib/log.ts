/** Which datagrams a log holds at one moment; `first` to `last`, both included. */
export interface LogExtent {
  /** Number of the oldest datagram held: `evicted` + 1. Datagrams are numbered from 1. */
  first: number;
  /** Number of the newest; 0 before the first came. */
  last: number;
  /** How many went, with the oldest files or because there were too many. */
  evicted: number;
  /** Bytes of its files. */
  bytes: number;
  /** Datagrams that came and could not be kept, for the disk was full or slow for too long. */
  lost: number;
  /** Why nothing can be written at present, ENOSPC for example; absent while all is well. */
  error?: string;
}

/** One end of a datagram's way. */
export interface Endpoint {
  /**
   * RFC 5952 text; link-local addresses carry a zone, `fe80::1%eth0`. The sender of a Unix datagram
   * has a path, `@name` or nothing, and its destination, the socket itself, nothing.
   */
  address: string;
  /** 0 to 65535; 0 for Unix datagrams. */
  port: number;
}

/** Which way a datagram went, seen from the machine that captured it. */
export type Direction = 'inbound' | 'outbound';

/** One datagram of a log. */
export interface DatagramRow {
  number: number;
  /** Nanoseconds since 1970-01-01 UTC, stamped by the kernel on arrival. */
  time: bigint;
  /** Id of the socket that received it; of a file the index of its interface in `interfaces()`. */
  socket: number;
  source: Endpoint;
  destination: Endpoint;
  /** Index of the interface on which it arrived. */
  interfaceIndex: number;
  /** Hops left on arrival, 0 to 255; null where the system did not say. */
  ttl: number | null;
  /** DSCP in the upper six bits, ECN in the lower two (RFC 2474, RFC 3168); 0 where the system did not say. */
  trafficClass: number;
  /** Payload bytes on the wire. */
  length: number;
  /** Whether the payload was cut short on reception. */
  truncated: boolean;
  /** Number of the frame in its file, from 1; null for datagrams that come from no file. */
  frame: number | null;
  /**
   * Bytes on the wire of the frame in its file; of a datagram that fragments were put together to, those
   * of the last fragment's frame. Of one that comes from no file, bytes with headers of IP and UDP, which
   * a Unix datagram has not.
   */
  frameLength: number;
  /** Null where nobody said. */
  direction: Direction | null;
  /**
   * The first bytes of the payload, as many as were asked for. A view: rows of one call share their
   * memory, which lives as long as one of them does.
   */
  payload: Uint8Array;
}

import type { Pace, PlayerOptions } from './plan';

/** The native half (binding/test_streams_value.h). */
export interface NativeTestStreams {
  destinations: readonly TestDestination[];
  firstStream: number;
  length: number;
  count?: number;
}

export interface TestDestination {
  /** A literal of IPv4 or IPv6, with its zone where it needs one. */
  address: string;
  /** 1 to 65535. */
  port: number;
}

export interface TestStreamOptions
  extends
    NativeTestStreams,
    Pick<
      PlayerOptions,
      'timing' | 'ttl' | 'loopback' | 'interfaceIndex' | 'paused' | 'startAt' | 'stopOnError'
    > {
  /** One for each stream, 1 to 4096. Their datagrams leave in turn. */
  destinations: readonly TestDestination[];
  /** Number of the first stream, of 32 bits: those of the others follow. */
  firstStream: number;
  /** Bytes of each payload: 40 to 65507, with IPv6 65527. */
  length: number;
  /** Datagrams of each stream; without end, if absent. */
  count?: number;
  /** Of all streams together. */
  pace: Exclude<Pace, { kind: 'original' }>;
}

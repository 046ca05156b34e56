import type { Pace, PlayerOptions } from './plan';
import { Player } from './player';

/** The most streams of one player. */
export const MOST_TEST_STREAMS = 4096;

/** Bytes of the header that each datagram of a test stream begins with: it can have no fewer. */
export const TEST_HEADER_BYTES = 40;

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

/**
 * Sends streams of numbered, time-stamped datagrams (native/core/streams/test_datagram.h), with the
 * exactness of a replay. `row` of its progress is the number of datagrams so far, of all streams. The last of
 * each stream has a flag, and is sent three times; when it is stopped, it is sent with the flag three times
 * more. These are not counted.
 *
 * Throws as the constructor of Player does, and an error of the system where there can be no such socket.
 */
export function sendTestStreams(options: TestStreamOptions): Player {
  const { destinations, firstStream, length, count, ...manner } = options;
  const streams: NativeTestStreams = { destinations, firstStream, length };
  if (count !== undefined) streams.count = count;
  return new Player(streams, manner);
}

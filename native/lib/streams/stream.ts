import type { StreamEventKind, StreamProtocol } from './options';
import type { Distribution, PayloadDetail, SequenceCounts } from './payload';

/** How far the streams of a log are known. */
export interface StreamProgress {
  /** Number of the last row that was looked at; 0 before the first. */
  analysed: number;
  /**
   * Number of the last row for which nothing more will be told to have happened. It may lie behind by the first
   * packets of streams that nobody knows yet, but by no more than a second.
   */
  settled: number;
  /** The newest row of the log. */
  last: number;
  /** Datagrams that belong to no stream: of Unix sockets, and what a capture sent itself. */
  streamless: number;
  /** Rows that went, or whose payloads did, before they could be looked at. */
  missed: number;
  /** Datagrams of streams beyond the first 131,072. */
  unlisted: number;
  caughtUp: boolean;
  /** Whether nothing more will come: the log is complete, or the analysis was cancelled or has failed. */
  done: boolean;
  /** Why it ended early; empty otherwise. */
  failure: string;
}

/** One stream: what came from one source to one destination, by one socket and interface. */
export interface StreamLine {
  /** From 1, in the order in which streams began. */
  number: number;
  source: string;
  sourcePort: number;
  destination: string;
  destinationPort: number;
  isMulticast: boolean;
  /** Id of the socket that received it; of a file the index of its interface in `interfaces()`. */
  socket: number;
  /** Index of the interface on which it arrived; of a file 0. */
  interfaceIndex: number;
  /** Whether it was sent by the machine that captured it; only ever in files. */
  isOutbound: boolean;
  /** What its payload tells the sequence by; null where nothing does, or not yet. */
  protocol: StreamProtocol | null;
  /** What is in it: `PCMU`, the name of its one program, `2 programs`; empty where that is not known. */
  label: string;
  /** Null where nothing tells. */
  sequence: SequenceCounts | null;
  /** Milliseconds, as it is now (RFC 3550, 6.4.1); null where no clock tells. */
  jitter: number | null;
  /** The earliest and the latest time, in nanoseconds since 1970-01-01 UTC. */
  first: bigint;
  last: bigint;
  datagrams: number;
  /** Of payload, as sent. */
  bytes: number;
  state: 'active' | 'silent' | 'gone';
  /** Datagrams and payload bits in the last whole second; the highest of any second of the clock. */
  rate: number;
  bitRate: number;
  highestRate: number;
  highestBitRate: number;
  meanLength: number;
  /**
   * The most datagrams that came within the window, the newest one included: one more than Wireshark says,
   * which counts those before it.
   */
  burst: number;
  /** The most bytes of payload that a buffer held that is emptied at the speed of the options. */
  buffer: number;
  /** Limits that are exceeded now. */
  alarms: ('loss' | 'jitter' | 'burst' | 'buffer')[];
  /** Datagrams over the time of the stream, in up to 60 steps; the last may still grow. */
  spark: number[];
}

export interface StreamPage {
  /** Of all streams; of those that are asked for; of all with a limit that is exceeded. */
  total: number;
  matching: number;
  alarmed: number;
  streams: StreamLine[];
}

/** What happened over time, in steps of equal duration. */
export interface StreamSeries {
  /** Nanoseconds since 1970-01-01 UTC. */
  from: bigint;
  /** Seconds. */
  step: number;
  datagrams: Float64Array<ArrayBuffer>;
  bytes: Float64Array<ArrayBuffer>;
  lost: Float64Array<ArrayBuffer>;
  /** The highest in milliseconds, NaN where there is none. */
  jitter: Float64Array<ArrayBuffer>;
  /** The highest. */
  burst: Float64Array<ArrayBuffer>;
}

/** Everything about one stream. */
export interface StreamDetail extends PayloadDetail {
  line: StreamLine;
  /** Bytes of payload, as sent. */
  lengths: Distribution;
  /**
   * Milliseconds from one datagram to the next in the log, 0 where that is earlier; null before the second.
   * Of the histogram, `counts[i]` lie below `borders[i]` and not below the border before.
   */
  intervals: (Distribution & { histogram: { borders: number[]; counts: number[] } }) | null;
  /** The lowest 16 of the values that were seen, which rise. */
  ttls: number[];
  dscps: number[];
  series: StreamSeries;
}

/** Something that happened at a datagram: native/core/streams/stream_event.h says what the numbers mean. */
export interface StreamEvent {
  row: number;
  stream: number;
  kind: StreamEventKind;
  count: number;
  detail: number;
  /** Of the datagram, in nanoseconds since 1970-01-01 UTC; null where the log has let it go. */
  time: bigint | null;
}

export interface StreamEventPage {
  total: number;
  /** Happened, and too many to be remembered: the earliest ones. */
  forgotten: number;
  events: StreamEvent[];
}

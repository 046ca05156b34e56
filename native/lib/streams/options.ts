/** Where a number in the payload grows by `step` from one packet to the next. */
export interface StreamField {
  /** Address of the destination; any if absent. */
  address?: string;
  /** Port of the destination. */
  port: number;
  /** Bytes from the beginning of the payload, 0 to 65000. */
  offset: number;
  /** Bytes. */
  width: 1 | 2 | 4 | 8;
  order: 'big' | 'little';
  /** 1 to 65536. */
  step: number;
}

/** The clock rate of RTP payload types that only a session gives a meaning (RFC 3551, section 3). */
export interface StreamClock {
  /** Address of the destination; any if absent. */
  address?: string;
  /** Port of the destination. */
  port: number;
  /** 0 to 127, of which those with a rate of their own keep it; any if absent. */
  payloadType?: number;
  /** Units of the media clock a second, 1 to 10^9. */
  rate: number;
}

/** How streams are judged. */
export interface StreamOptions {
  /** Seconds without a datagram after which a stream is silent, 0.1 to 86400; 5 if absent. */
  silentAfter?: number;
  /** And gone; 60 if absent. */
  goneAfter?: number;
  /** Milliseconds of the window in which bursts are counted, 1 to 10000; 100 if absent. */
  burstWindow?: number;
  /** Bits a second at which a buffer would be emptied, 1 to 10^12; 5,000,000 if absent. */
  emptyingSpeed?: number;
  /**
   * What is above these limits is told, once until it is below again; null for no limit. Per cent of
   * expected packets that are lost (0.1 if absent), milliseconds (50), datagrams within the window (50), bytes
   * in the buffer (10,000).
   */
  alarms?: {
    loss?: number | null;
    jitter?: number | null;
    burst?: number | null;
    buffer?: number | null;
  };
  /** Sequence numbers that a person pointed at, at most 100; of several for one stream the first. */
  fields?: readonly StreamField[];
  /** Clock rates, at most 4096; of several for one payload type the first. */
  clocks?: readonly StreamClock[];
}

export type StreamOrder =
  | 'first'
  | 'source'
  | 'destination'
  | 'interface'
  | 'protocol'
  | 'state'
  | 'datagrams'
  | 'bytes'
  | 'rate'
  | 'bitRate'
  | 'length'
  | 'lost'
  | 'lossShare'
  | 'jitter'
  | 'burst'
  | 'buffer'
  | 'last';

export const streamProtocols = ['rtp', 'mpeg-ts', 'test', 'sequence'] as const;

export type StreamProtocol = (typeof streamProtocols)[number];

/** Which streams to list. */
export interface StreamListing {
  /** Of streams that are equal, the one that began first comes first. */
  order: StreamOrder;
  descending?: boolean;
  /**
   * Only those with this in `address:port` of an end (`[address]:port` of IPv6), in the protocol or the label,
   * whatever the case; or with one of `interfaces`. All of them where it is absent or empty.
   */
  text?: string;
  /** Those with the text in their names: as `StreamLine.interfaceIndex`, or in a file `StreamLine.socket`. */
  interfaces?: readonly number[];
  /**
   * What the order `interface` goes by: the places of interfaces in the order of their names, of each number its
   * place. Those that are not in it come first. At most 65536.
   */
  interfaceOrder?: { numbers: readonly number[]; places: readonly number[] };
  multicastOnly?: boolean;
  /** Only those with a limit that is exceeded now. */
  alarmedOnly?: boolean;
  /** Place of the first one, from 0. */
  from: number;
  /** 1 to 1000. */
  count: number;
}

export type StreamEventKind =
  | 'new'
  | 'lost'
  | 'duplicate'
  | 'reordered'
  | 'restart'
  | 'clock-jump'
  | 'continuity'
  | 'transport-error'
  | 'loss-alarm'
  | 'jitter-alarm'
  | 'burst-alarm'
  | 'buffer-alarm';

/** Which events are meant: of one stream, or of all; of some kinds, or of all. */
export interface StreamEventSelection {
  stream?: number;
  kinds?: readonly StreamEventKind[];
}

/** All values are known: the deviation is theirs, and no estimate for others. */
export interface Distribution {
  least: number;
  mean: number;
  most: number;
  deviation: number;
}

/** Packets by their sequence. */
export interface SequenceCounts {
  /** From the first to the newest. */
  expected: number;
  /** Expected, and not come. */
  lost: number;
  duplicates: number;
  /** Come behind later ones. */
  reordered: number;
  /** How often the sender began anew. */
  restarts: number;
}

/** What each source of RTP (RFC 3550) has for itself. */
export interface RtpSourceDetail {
  ssrc: number;
  /** Units of the media clock a second; null where the payload type does not say. */
  clockRate: number | null;
  /** Milliseconds, of those packets that Wireshark counts. */
  jitter: Distribution;
  /** Milliseconds from one packet to the next, the same. */
  deltas: Distribution;
  /** By how much the sender's clock is faster than ours, in parts a million; null where too little came. */
  drift: number | null;
}

/** A stream of RTP; where several sources send, clock, jitter and drift are of the main one. */
export interface RtpDetail extends RtpSourceDetail {
  /** How many sources are remembered. */
  sources: number;
  /** These, in the order in which they began; `packets` are all that came. */
  bySource: (RtpSourceDetail & { packets: number; sequence: SequenceCounts })[];
  payloadTypes: { number: number; name: string; packets: number }[];
  markers: number;
  clockJumps: number;
}

/** A transport stream of MPEG-2 (ISO/IEC 13818-1), alone or inside of RTP. */
export interface TransportDetail {
  packets: number;
  nullPackets: number;
  /** Packets that something before us marked as damaged. */
  transportErrors: number;
  scrambled: number;
  continuityErrors: number;
  /** `pmt` is the PID of the program map table; the name is empty where none came. */
  programs: { number: number; pmt: number; name: string }[];
  /** The 64 with the most packets, these first. */
  pids: {
    pid: number;
    /** What it carries: `video (H.264)`; empty where that is not known. */
    kind: string;
    packets: number;
    continuityErrors: number;
    scrambled: number;
    /** Milliseconds between program clock references, and their jitter; null where it has none. */
    pcr: { interval: Distribution; jitter: Distribution } | null;
  }[];
}

/** A sequence number at a fixed place. */
export interface FieldDetail {
  offset: number;
  width: 1 | 2 | 4 | 8;
  order: 'big' | 'little';
  step: number;
  /** Whether it was found, and not pointed at. */
  isFound: boolean;
}

/** A test stream of Gramscope's. */
export interface TestDetail {
  /** A random number. */
  id: number;
  /** Whether the sender said that nothing more comes. */
  isComplete: boolean;
  /** Milliseconds from sending to arrival, by the two clocks: true where they agree. */
  delay: Distribution;
  /** The same less the least (RFC 5481, 4.2). */
  delayVariation: Distribution;
}

/** What the payloads of a stream tell; null what they are not. RTP may have a transport stream inside. */
export interface PayloadDetail {
  rtp: RtpDetail | null;
  transport: TransportDetail | null;
  field: FieldDetail | null;
  test: TestDetail | null;
}

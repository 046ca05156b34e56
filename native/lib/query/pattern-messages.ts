/** What a worker is started with: patterns as RegExp takes them. */
export interface Pattern {
  source: string;
  flags: string;
}

/** Payloads to look for all patterns in. */
export interface PatternBatch {
  id: number;
  /** One behind the other. */
  payloads: Uint8Array<ArrayBuffer>;
  /** Where each ends. */
  ends: Uint32Array<ArrayBuffer>;
}

/** What a worker answers. */
export interface PatternAnswer {
  id: number;
  /** For each payload a byte for each pattern: 1 where it was found. */
  matched: Uint8Array<ArrayBuffer>;
}

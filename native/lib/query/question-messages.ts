/** What a query asks of a worker about datagrams. */
export type Question =
  /** Whether the payload has a pattern, as RegExp takes it. */
  | { kind: 'pattern'; source: string; flags: string }
  /** What a test of the judge says, by its number. */
  | { kind: 'judged'; test: number };

/** What a worker is started with. */
export interface QuestionWorkerData {
  questions: readonly Question[];
  /** Who makes the judged tests, where there are any. */
  judge: { module: string; data: unknown } | null;
}

/** Datagrams that all questions are asked about. */
export interface QuestionBatch {
  id: number;
  /** One payload behind the other. */
  payloads: Uint8Array<ArrayBuffer>;
  /** Where each ends. */
  ends: Uint32Array<ArrayBuffer>;
  /** The rows without their payloads, packed, where the judge is asked. */
  rows: ArrayBuffer | null;
}

/** What a worker is asked. */
export interface QuestionMessage {
  batch: QuestionBatch;
  /** What the judge's tests are given beside the rows. */
  context: unknown;
  /** Index of the first datagram that is not answered yet. */
  first: number;
  /** Where the answers go: see SharedAnswers. */
  memory: SharedArrayBuffer;
}

/** Says that a batch is answered. */
export interface AnswerMessage {
  id: number;
}

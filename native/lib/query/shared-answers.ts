/** What an answer is before it is given, and for ever where its worker was ended meanwhile. */
const OPEN = 2;

/** Bytes before the answers. */
const HEADER_SIZE = Int32Array.BYTES_PER_ELEMENT;

/**
 * The answers of a worker to one batch, and which datagram of it the worker is at, in memory that it
 * shares with the thread that asks: what was answered before the worker was ended is not lost.
 */
export class SharedAnswers {
  readonly #at: Int32Array<SharedArrayBuffer>;
  /** For each datagram a byte for each question: 1 for a yes, 0 for a no, 2 as long as it is open. */
  readonly answers: Uint8Array<SharedArrayBuffer>;

  /** What `memory` holds. */
  constructor(readonly memory: SharedArrayBuffer) {
    this.#at = new Int32Array(memory, 0, 1);
    this.answers = new Uint8Array(memory, HEADER_SIZE);
  }

  /** With room for so many answers, all of them open. */
  static open(count: number): SharedAnswers {
    const result = new SharedAnswers(new SharedArrayBuffer(HEADER_SIZE + count));
    result.answers.fill(OPEN);
    return result;
  }

  /** The same answers in other memory, for another worker: the one before may not have ended yet. */
  copy(): SharedAnswers {
    const result = SharedAnswers.open(this.answers.length);
    result.answers.set(this.answers);
    return result;
  }

  /** Number in the batch, from 1, of the datagram that the worker is at; 0 while it is at none. */
  get datagram(): number {
    return Atomics.load(this.#at, 0);
  }

  set datagram(number: number) {
    Atomics.store(this.#at, 0, number);
  }
}

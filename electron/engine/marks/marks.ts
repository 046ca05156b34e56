import {
  failure,
  mostMarks,
  success,
  type Failure,
  type Mark,
  type MarksState,
  type Result,
} from '../../contract';

/** A datagram that is to be marked. */
export type Marked = Pick<Mark, 'number' | 'time'>;

/** The marks of a capture, in memory. */
export class Marks {
  readonly #marks = new Map<number, Mark>();
  readonly #changed: () => void;
  #revision = 0;
  #failure: Failure | null = null;

  /** `changed` is called after each change of them and of their state. */
  constructor(changed: () => void = () => undefined) {
    this.#changed = changed;
  }

  /** In the order of the log. */
  list(): Mark[] {
    return [...this.#marks.values()].toSorted((one, other) => one.number - other.number);
  }

  state(): MarksState {
    return { revision: this.#revision, failure: this.#failure };
  }

  /** Marks datagrams; where all of them are marked already, takes their marks away. */
  toggle(datagrams: readonly Marked[]): Result<null> {
    const added = datagrams.filter(({ number }) => !this.#marks.has(number));
    if (this.#marks.size + added.length > mostMarks) return tooMany();
    if (added.length === 0) for (const { number } of datagrams) this.#marks.delete(number);
    for (const { number, time } of added) this.#marks.set(number, { number, time, comment: '' });
    this.change();
    return success(null);
  }

  /** Marks a datagram, and sets what is said about it. */
  comment({ number, time }: Marked, comment: string): Result<null> {
    if (!this.#marks.has(number) && this.#marks.size >= mostMarks) return tooMany();
    this.#marks.set(number, { number, time, comment });
    this.change();
    return success(null);
  }

  remove(number: number): void {
    if (this.#marks.delete(number)) this.change();
  }

  /** Takes these for all there are. */
  adopt(marks: readonly Mark[]): void {
    this.#marks.clear();
    for (const mark of marks) this.#marks.set(mark.number, mark);
    this.change();
  }

  /** Says why marks are not read or not kept; null once all is well. */
  fail(reason: Failure | null): void {
    if (reason?.message === this.#failure?.message) return;
    this.#failure = reason;
    this.change();
  }

  /** Resolves once all changes are kept, where they are, or it is known why not. */
  kept(): Promise<void> {
    return Promise.resolve();
  }

  private change(): void {
    this.#revision += 1;
    this.#changed();
  }
}

function tooMany(): Result<never> {
  return failure(
    'TOO_MANY_MARKS',
    `There can be ${mostMarks} marks and no more.`,
    'Take some away first.',
  );
}

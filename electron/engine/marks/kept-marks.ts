import { failed, type Failure } from '../../contract';
import { Marks } from './marks';
import { readMarks, writeMarks } from './marks-file';

/** The marks of a capture file, which are kept beside it. */
export class KeptMarks extends Marks {
  readonly #capture: string;
  /** `unsafe` where marks that cannot be read would be lost by writing others. */
  #state: 'reading' | 'safe' | 'unsafe' = 'reading';
  #written = 0;
  #work: Promise<void>;

  /** Begins to read them; `changed` is called after each change. */
  constructor(capture: string, changed: () => void) {
    super(changed);
    this.#capture = capture;
    this.#work = this.#read();
  }

  override async kept(): Promise<void> {
    this.#work = this.#work.then(() => this.#write());
    await this.#work;
  }

  /**
   * Forgets those that are about other datagrams, for the file is another one than when they were made.
   * `timeOf` tells when the datagram with a number came, null where there is none.
   */
  async check(timeOf: (number: number) => string | null): Promise<void> {
    await this.#work;
    const all = this.list();
    const right = all.filter(({ number, time }) => timeOf(number) === time);
    if (right.length === all.length) return;
    this.adopt(right);
    this.#written = this.state().revision;
    this.fail(foreign(all.length - right.length));
  }

  async #read(): Promise<void> {
    const read = await readMarks(this.#capture);
    this.#state = read.ok ? 'safe' : 'unsafe';
    if (!read.ok) this.fail(read.error);
    else if (read.value.length > 0) this.adopt(read.value);
    this.#written = this.state().revision;
  }

  async #write(): Promise<void> {
    const { revision } = this.state();
    if (this.#state !== 'safe' || revision === this.#written) return;
    const written = await writeMarks(this.#capture, this.list());
    this.fail(written.ok ? null : unkept(written.error));
    // What failed is tried again with the next change.
    if (written.ok) this.#written = this.state().revision;
  }
}

function unkept({ code, message }: Failure): Failure {
  return failed(
    code,
    `Marks cannot be kept: ${message}`,
    'They stay until the window is closed. To keep them, copy the file to a folder that you may write to, and open it there.',
  );
}

function foreign(count: number): Failure {
  return failed(
    'MARKS_FOREIGN',
    `${count === 1 ? '1 mark is' : `${count} marks are`} left out: this file has other datagrams there.`,
    'It was changed after they were made. Marks that you make now take the place of all of them.',
  );
}

import { isIP } from 'node:net';
import {
  failed,
  failure,
  isMulticast,
  parseDiagnosisTarget,
  success,
  type CallInput,
  type DiagnosisReport,
  type DiagnosisState,
  type DiagnosisTarget,
  type Heard,
  type Result,
} from '../../contract';
import { diagnose, listInterfaces, thisHost, type DiagnoseOptions } from '../../engine';

/** Seconds that looking takes besides listening, at most as a rule. */
const looking = 4;

/** What finds out; tests put another one in its place. */
export type Diagnose = (options: DiagnoseOptions) => Promise<DiagnosisReport>;

/** The diagnoses of a window: one at a time, of which the last report stays. */
export class Diagnoses {
  readonly #diagnose: Diagnose;
  #number = 0;
  #state: DiagnosisState = { phase: 'idle' };
  #started = 0;
  #aborting = new AbortController();

  constructor(find: Diagnose = diagnose) {
    this.#diagnose = find;
  }

  /** Begins one; another that is under way is ended, and forgotten. */
  start({ target, source, seconds, joins }: CallInput<'groups.diagnose'>): Result<null> {
    const read = parseDiagnosisTarget(target.trim());
    if (!read.ok) return read;
    const sender = readSource(source, read.value);
    if (!sender.ok) return sender;
    this.stop();
    this.#aborting = new AbortController();
    this.#number += 1;
    this.#started = performance.now();
    const state = { phase: 'running', number: this.#number, target: read.value } as const;
    this.#state = {
      ...state,
      source: sender.value,
      elapsed: 0,
      expected: seconds + looking,
      heard: [],
    };
    const { signal } = this.#aborting;
    void this.#run(this.#number, {
      host: thisHost,
      target: read.value,
      source: sender.value,
      seconds,
      joins,
      interfaces: listInterfaces,
      signal,
      onHeard: (heard) => this.#hear(heard),
    });
    return success(null);
  }

  /** Ends listening: what is known by then becomes the report. */
  stop(): void {
    this.#aborting.abort();
  }

  state(): DiagnosisState {
    if (this.#state.phase !== 'running') return this.#state;
    return { ...this.#state, elapsed: (performance.now() - this.#started) / 1000 };
  }

  /** That of the last diagnosis that has ended; null before. */
  get report(): DiagnosisReport | null {
    return this.#state.phase === 'done' ? this.#state.report : null;
  }

  /** The window has gone. */
  close(): void {
    this.stop();
    this.#number += 1;
    this.#state = { phase: 'idle' };
  }

  #hear(heard: readonly Heard[]): void {
    if (this.#state.phase === 'running') this.#state = { ...this.#state, heard: [...heard] };
  }

  async #run(number: number, options: DiagnoseOptions): Promise<void> {
    const ended = await this.#end(number, options);
    // Another one may have taken its place.
    if (number === this.#number) this.#state = ended;
  }

  async #end(number: number, options: DiagnoseOptions): Promise<DiagnosisState> {
    try {
      return { phase: 'done', number, report: await this.#diagnose(options) };
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const message = `The diagnosis failed: ${words}`;
      return { phase: 'failed', number, error: failed('SYSTEM', message, '') };
    }
  }
}

function readSource(text: string | null, { family }: DiagnosisTarget): Result<string | null> {
  const source = text?.trim() ?? '';
  if (source === '') return success(null);
  if (isIP(source) === family && !isMulticast(source)) return success(source);
  return failure('ADDRESS_INVALID', `"${source}" is not the IPv${family} address of a sender.`);
}

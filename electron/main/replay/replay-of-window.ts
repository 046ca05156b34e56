import {
  failure,
  success,
  type CallOutput,
  type ReplayControlInput,
  type ReplayReport,
  type ReplayRequestInput,
  type ReplayState,
  type Result,
} from '../../contract';
import { agreed, type ReplaySource } from '../../engine';
import { readManner } from './read-manner';
import { ReplayRun } from './replay-run';
import { Surveyor } from './surveyor';

/** The replay of a window: at most one at a time, which ends with the window. */
export class ReplayOfWindow {
  readonly #surveyor: Surveyor;
  readonly #changed: () => void;
  #runs = 0;
  #run: ReplayRun | null = null;

  /** `changed` is called when state() has something new to tell. */
  constructor(source: () => Result<ReplaySource>, changed: () => void) {
    this.#changed = changed;
    this.#surveyor = new Surveyor({ source, changed });
  }

  state(): ReplayState {
    return { surveying: this.#surveyor.surveying, run: this.#run?.state() ?? null };
  }

  /** That of the last replay, once it has ended. */
  get report(): ReplayReport | null {
    return this.#run?.report ?? null;
  }

  survey(input: ReplayRequestInput): Promise<Result<CallOutput<'replay.survey'>>> {
    return this.#surveyor.survey(input);
  }

  /** Ends the survey that is under way, and forgets the last one. */
  forget(): void {
    this.#surveyor.forget();
  }

  /** Begins to send what was surveyed as `plan`, if a person `agreed` to what there is to confirm. */
  start(plan: number, how: { agreed: boolean; paused: boolean }): Result<null> {
    if (this.#run !== null && this.#run.report === null) {
      return failure('CALL_INAPPLICABLE', 'A replay is running already.', 'Stop it before.');
    }
    const planned = this.#surveyor.planned(plan);
    if (planned === null) {
      return failure('CALL_INAPPLICABLE', `Plan ${plan} is no longer the newest.`, 'Survey anew.');
    }
    const [concern] = planned.prepared.survey.concerns;
    if (concern !== undefined && !how.agreed) return { ok: false, error: concern };
    const manner = readManner(planned.input, Date.now());
    if (!manner.ok) return manner;
    const begun = ReplayRun.start({
      number: this.#runs + 1,
      prepared: concern === undefined ? planned.prepared : agreed(planned.prepared),
      manner: { ...manner.value, paused: how.paused },
      changed: this.#changed,
    });
    return begun.ok ? this.#adopt(begun.value) : begun;
  }

  async control(control: ReplayControlInput): Promise<Result<null>> {
    if (this.#run !== null && this.#run.report === null) return await this.#run.control(control);
    return failure('CALL_INAPPLICABLE', 'No replay is running.', 'Start one before.');
  }

  close(): void {
    this.#surveyor.forget();
    if (this.#run?.report === null) this.#run.close();
    this.#run = null;
  }

  #adopt(run: ReplayRun): Result<null> {
    this.#surveyor.forget();
    this.#runs += 1;
    this.#run = run;
    this.#changed();
    return success(null);
  }
}

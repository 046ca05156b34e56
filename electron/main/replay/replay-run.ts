import {
  mostLiveRefusals,
  success,
  type Failure,
  type ReplayControlInput,
  type ReplayProgress,
  type ReplayReport,
  type ReplayRun as RunState,
  type Result,
} from '../../contract';
import {
  parsePlace,
  Replay,
  ReplaySession,
  type PreparedReplay,
  type ReplayCommand,
  type ReplayManner,
} from '../../engine';

interface RunOptions {
  /** Of this window, from 1. */
  number: number;
  prepared: PreparedReplay;
  manner: ReplayManner;
  /** Called when state() has something new to tell, at most about ten times a second. */
  changed: () => void;
}

/** A replay of a window, of which the report stays when it has ended. */
export class ReplayRun {
  readonly #options: RunOptions;
  readonly #replay: Replay;
  readonly #session: ReplaySession;
  readonly #refusals: Failure[] = [];
  #ended: { progress: ReplayProgress; report: ReplayReport } | null = null;

  private constructor(replay: Replay, options: RunOptions) {
    this.#options = options;
    this.#replay = replay;
    this.#session = new ReplaySession(replay, options.prepared, {
      onProgress: options.changed,
      onRefusal: (refusal) => {
        if (this.#refusals.length < mostLiveRefusals) this.#refusals.push(refusal);
      },
    });
    void this.#finish();
  }

  static start(options: RunOptions): Result<ReplayRun> {
    const begun = Replay.start(options.prepared, options.manner);
    return begun.ok ? success(new ReplayRun(begun.value, options)) : begun;
  }

  /** Null until it has ended. */
  get report(): ReplayReport | null {
    return this.#ended?.report ?? null;
  }

  state(): RunState {
    const { number, prepared, manner } = this.#options;
    return {
      number,
      first: prepared.firstRow,
      last: prepared.lastRow,
      pace: this.#session.pace,
      loops: manner.loops ?? 1,
      progress: this.#ended?.progress ?? this.#session.progress(),
      refusals: this.#refusals,
      report: this.report,
    };
  }

  async control(control: ReplayControlInput): Promise<Result<null>> {
    const command = commandOf(control);
    if (!command.ok) return command;
    const done = await this.#session.perform(command.value);
    this.#session.look();
    return done;
  }

  /** Ends it, and nobody is told any more. */
  close(): void {
    this.#session.end();
    this.#replay.close();
  }

  async #finish(): Promise<void> {
    try {
      const report = await this.#replay.done();
      this.#session.end();
      this.#ended = { progress: this.#replay.progress(), report };
    } catch {
      // Closed before, with its window: nobody wants to know any more.
      return;
    }
    this.#replay.close();
    this.#options.changed();
  }
}

function commandOf(control: ReplayControlInput): Result<ReplayCommand> {
  if (control.kind !== 'seek') return success(control);
  const place = parsePlace(control.place.trim());
  return place.ok ? success({ kind: 'seek', place: place.value }) : place;
}

import type { SeekPlace } from '#native';
import {
  success,
  type Failure,
  type ReplayPace,
  type ReplayProgress,
  type Result,
} from '../../contract';
import type { PreparedReplay } from './prepare';
import type { Replay } from './replay';

/** Milliseconds between two looks at a replay. */
const tick = 100;

/** What may be asked of a replay while it runs. */
export type ReplayCommand =
  | { kind: 'pause' | 'resume' | 'stop' }
  | { kind: 'step'; count: number }
  | { kind: 'seek'; place: SeekPlace }
  | { kind: 'pace'; pace: ReplayPace };

/** Who is told how a replay goes. */
export interface SessionListener {
  onProgress: (progress: ReplayProgress) => void;
  /** Called once for each kind and destination. */
  onRefusal: (refusal: Failure) => void;
}

/** A replay that runs, and what is asked of it meanwhile. */
export class ReplaySession {
  #pace: ReplayPace;
  #sought: { from: number; to: number } | undefined;
  #ended = false;
  #errors = 0;
  readonly #known = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  /** Commands are done one after the other, though some take a while. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly replay: Replay,
    prepared: PreparedReplay,
    private readonly listener: SessionListener,
  ) {
    this.#pace = prepared.plan.pace;
    this.#timer = setInterval(() => this.look(), tick);
  }

  /** How fast it is to be, what was asked last included. */
  get pace(): ReplayPace {
    return this.#pace;
  }

  /** With the row that was last sought, until a datagram is sent from there. */
  progress(): ReplayProgress {
    const progress = this.replay.progress();
    return progress.row === this.#sought?.from ? { ...progress, row: this.#sought.to } : progress;
  }

  /** Tells the listener how it goes now. */
  look(): void {
    if (this.#ended) return;
    const progress = this.progress();
    this.#tellRefusals(progress.errors);
    this.listener.onProgress(progress);
  }

  /** Does what is asked once what was asked before is done; after the end nothing. */
  async perform(command: ReplayCommand): Promise<Result<null>> {
    // Nobody who wants it to end waits for what was asked before.
    if (command.kind === 'stop' && !this.#ended) this.replay.stop();
    const { pace } = this;
    if (command.kind === 'pace') this.#pace = command.pace;
    if (command.kind === 'seek' && 'row' in command.place) {
      this.#sought = { from: this.replay.progress().row, to: command.place.row };
    }
    const done = this.#queue.then(() => (this.#ended ? success(null) : this.#perform(command)));
    this.#queue = done.catch(() => undefined);
    const result = await done;
    if (!result.ok && command.kind === 'pace') this.#pace = pace;
    return result;
  }

  /** Nothing is looked at any more. */
  end(): void {
    this.#tellRefusals(Infinity);
    this.#ended = true;
    clearInterval(this.#timer);
  }

  async #perform(command: ReplayCommand): Promise<Result<null>> {
    const { replay } = this;
    switch (command.kind) {
      case 'pause':
        replay.pause();
        break;
      case 'resume':
        replay.resume();
        break;
      case 'step':
        replay.step(command.count);
        break;
      case 'seek':
        replay.seek(command.place);
        break;
      case 'stop':
        break;
      case 'pace':
        return await replay.setPace(command.pace);
    }
    return success(null);
  }

  #tellRefusals(errors: number): void {
    if (errors === this.#errors) return;
    this.#errors = errors;
    for (const { code, destination, failure } of this.replay.report().refusals) {
      const kind = `${code} ${destination}`;
      if (this.#known.has(kind)) continue;
      this.#known.add(kind);
      this.listener.onRefusal(failure);
    }
  }
}

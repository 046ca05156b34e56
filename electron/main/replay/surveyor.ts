import {
  failure,
  success,
  type CallOutput,
  type ReplayRequestInput,
  type ReplayState,
  type Result,
} from '../../contract';
import { prepareReplay, type PreparedReplay, type ReplaySource } from '../../engine';
import { readManner } from './read-manner';
import { readRequest } from './read-request';

/** A replay that was surveyed, and what was asked for. */
export interface Planned {
  plan: number;
  input: ReplayRequestInput;
  prepared: PreparedReplay;
}

interface SurveyorOptions {
  /** What is to be replayed; fails while that cannot be told. */
  source: () => Result<ReplaySource>;
  /** Called when `surveying` is another. */
  changed: () => void;
}

/** Finds out what replays would send: the newest one that was asked for, one at a time. */
export class Surveyor {
  readonly #options: SurveyorOptions;
  #plans = 0;
  #aborting: AbortController | null = null;
  #surveying: ReplayState['surveying'] = null;
  #planned: Planned | null = null;
  /** A survey that was cancelled takes a moment to end, and the next one waits for that. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: SurveyorOptions) {
    this.#options = options;
  }

  /** How far the survey is; null where none is under way. */
  get surveying(): ReplayState['surveying'] {
    return this.#surveying;
  }

  /** The newest survey that is done, if it is this one. */
  planned(plan: number): Planned | null {
    return this.#planned?.plan === plan ? this.#planned : null;
  }

  async survey(input: ReplayRequestInput): Promise<Result<CallOutput<'replay.survey'>>> {
    this.forget();
    const aborting = new AbortController();
    this.#aborting = aborting;
    const surveyed = this.#queue.then(() => this.#survey(input, aborting.signal));
    this.#queue = surveyed.catch(() => undefined);
    try {
      return await surveyed;
    } finally {
      if (this.#aborting === aborting) this.#end();
    }
  }

  /** Ends the survey that is under way, and forgets the last one. */
  forget(): void {
    this.#planned = null;
    this.#aborting?.abort();
    this.#end();
  }

  #end(): void {
    this.#aborting = null;
    this.#tell(null);
  }

  async #survey(
    input: ReplayRequestInput,
    signal: AbortSignal,
  ): Promise<Result<CallOutput<'replay.survey'>>> {
    if (signal.aborted) return cancelled();
    const request = readRequest(input);
    if (!request.ok) return request;
    // Whether the rest makes sense is told now, and not only when it starts.
    const manner = readManner(input, Date.now());
    if (!manner.ok) return manner;
    const source = this.#options.source();
    if (!source.ok) return source;
    this.#tell({ stage: 'reading', done: 0, total: 0 });
    const onProgress = (stage: 'reading' | 'filtering', done: number, total: number): void => {
      if (!signal.aborted) this.#tell({ stage, done, total });
    };
    const prepared = await prepareReplay(source.value, request.value, { signal, onProgress });
    if (!prepared.ok) return prepared;
    return signal.aborted ? cancelled() : success(this.#keep(input, prepared.value));
  }

  #keep(input: ReplayRequestInput, prepared: PreparedReplay): CallOutput<'replay.survey'> {
    this.#plans += 1;
    this.#planned = { plan: this.#plans, input, prepared };
    const { survey, undecided } = prepared;
    return { plan: this.#plans, survey, undecided };
  }

  #tell(surveying: ReplayState['surveying']): void {
    if (surveying === null && this.#surveying === null) return;
    this.#surveying = surveying;
    this.#options.changed();
  }
}

function cancelled(): Result<never> {
  return failure('CANCELLED', 'The survey was cancelled.');
}

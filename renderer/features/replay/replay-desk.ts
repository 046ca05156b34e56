import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  scaledPace,
  type CallInput,
  type CallOutput,
  type Failure,
  type ReplayControlInput,
  type ReplayForm,
  type ReplayPace,
  type ReplayRun,
  type ReplayState,
  type Result,
} from '../../../electron/contract';
import { initialDraft, keptForm, type ReplayDraft } from './draft';
import { wrongNumbers } from './draft-numbers';
import { missingParts, type Problems } from './draft-problems';
import { paceOf, requestOf } from './draft-request';
import type { TextJudge } from './text-judge';

/** Everything about the replay of this window. */
export interface Desk {
  /** What is on the screen: the form, what would be sent, or the replay and at last its report. */
  stage: 'form' | 'survey' | 'run';
  draft: ReplayDraft;
  /** Of its texts. */
  wrongTexts: Problems;
  /** Whether it is told what lacks: once somebody wanted to go on. */
  tried: boolean;
  surveyed: CallOutput<'replay.survey'> | null;
  /** Why what was asked for last was not done. */
  failure: Failure | null;
  /** What the main process told last. */
  state: ReplayState;
}

/** The part of the main process that a replay needs. */
export interface ReplayCalls {
  survey: (input: CallInput<'replay.survey'>) => Promise<Result<CallOutput<'replay.survey'>>>;
  forget: () => Promise<Result<null>>;
  start: (input: CallInput<'replay.start'>) => Promise<Result<null>>;
  control: (input: CallInput<'replay.control'>) => Promise<Result<null>>;
  /** The filter that is applied to the window; empty where none is. */
  shownFilter: () => string;
  /** Keeps the form for another run. */
  keep: (form: ReplayForm) => void;
}

/** Milliseconds without a further keystroke after which texts are judged. */
export const judgeDelay = 150;

/** What a person can do with a replay, by buttons and by commands. */
export class ReplayDesk {
  readonly store: StoreApi<Desk> = createStore<Desk>(() => ({
    stage: 'form',
    draft: initialDraft,
    wrongTexts: {},
    tried: false,
    surveyed: null,
    failure: null,
    state: { surveying: null, run: null },
  }));
  readonly #calls: ReplayCalls;
  readonly #judge: TextJudge;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(calls: ReplayCalls, judge: TextJudge) {
    this.#calls = calls;
    this.#judge = judge;
  }

  /** Takes up what the main process tells. A replay that is new comes to the front. */
  told(state: ReplayState): void {
    const known = this.store.getState().state.run?.number;
    const isNew = state.run !== null && state.run.number !== known;
    this.store.setState(isNew ? { state, stage: 'run', failure: null } : { state });
  }

  failed(failure: Failure): void {
    this.store.setState({ failure });
  }

  /** Fills in the form as it was used last. */
  restore(form: ReplayForm): void {
    this.store.setState(({ draft }) => ({ draft: { ...draft, ...form } }));
  }

  edit(changed: Partial<ReplayDraft>): void {
    clearTimeout(this.#timer);
    this.store.setState(({ draft }) => ({ draft: { ...draft, ...changed }, failure: null }));
    this.#timer = setTimeout(() => void this.#check(), judgeDelay);
  }

  /** Asks what would be sent, if the draft makes sense. */
  async survey(): Promise<void> {
    clearTimeout(this.#timer);
    const { draft } = this.store.getState();
    this.store.setState({ tried: true, failure: null });
    await this.#check();
    if (Object.keys(problemsOf(this.store.getState())).length > 0) return;
    // A draft that changed meanwhile is not the one that the person meant.
    if (this.store.getState().draft !== draft) return;
    const request = requestOf(draft, this.#calls.shownFilter());
    const surveyed = await this.#calls.survey({ request });
    if (surveyed.ok) {
      this.store.setState({ stage: 'survey', surveyed: surveyed.value });
      this.#calls.keep(keptForm(draft));
    } else if (surveyed.error.code !== 'CANCELLED') this.failed(surveyed.error);
  }

  /** Starts what was surveyed. Whoever calls has shown what there was to confirm. */
  async start({ paused }: { paused: boolean }): Promise<void> {
    const { surveyed } = this.store.getState();
    if (surveyed === null) return;
    const agreed = surveyed.survey.concerns.length > 0;
    const started = await this.#calls.start({ plan: surveyed.plan, agreed, paused });
    this.store.setState({ failure: started.ok ? null : started.error });
  }

  /** Ends a survey that is under way, or goes back to the form. */
  async back(): Promise<void> {
    this.store.setState({ stage: 'form', surveyed: null, failure: null });
    await this.#calls.forget();
  }

  async control(control: ReplayControlInput): Promise<void> {
    const done = await this.#calls.control({ control });
    this.store.setState({ failure: done.ok ? null : done.error });
  }

  /** Pauses what plays, and has what is paused go on. */
  async toggle(): Promise<void> {
    const run = runningOf(this.store.getState());
    if (run === null) return;
    await this.control({ kind: run.progress.state === 'paused' ? 'resume' : 'pause' });
  }

  /** So many times as fast as now; at top speed that means nothing. */
  async scale(by: number): Promise<void> {
    const run = runningOf(this.store.getState());
    const pace: ReplayPace | null = run === null ? null : scaledPace(run.pace, by);
    if (pace !== null) await this.control({ kind: 'pace', pace });
  }

  /** As fast as the draft has it, if that makes sense. */
  async applyPace(): Promise<void> {
    const { draft } = this.store.getState();
    this.store.setState({ tried: true });
    const { factor, perSecond, megabits } = problemsOf(this.store.getState());
    if (factor !== undefined || perSecond !== undefined || megabits !== undefined) return;
    await this.control({ kind: 'pace', pace: paceOf(draft) });
  }

  async #check(): Promise<void> {
    const { draft } = this.store.getState();
    const judged = await this.#judge.judge(draft);
    if (this.store.getState().draft === draft) this.store.setState({ wrongTexts: judged });
  }
}

/** What is wrong with the draft, as far as it is to be told. */
export function problemsOf({
  draft,
  wrongTexts,
  tried,
}: Pick<Desk, 'draft' | 'wrongTexts' | 'tried'>): Problems {
  return { ...(tried ? missingParts(draft) : {}), ...wrongTexts, ...wrongNumbers(draft) };
}

/** The replay that runs; null where none does. */
export function runningOf({ state: { run } }: Desk): ReplayRun | null {
  return run?.report === null ? run : null;
}

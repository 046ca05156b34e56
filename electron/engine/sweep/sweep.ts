import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  failure,
  success,
  type Failure,
  type Result,
  type SweepEstimate,
  type SweepFind,
  type SweepRequest,
  type SweepState,
} from '../../contract';
import type { GroupPlace } from '../discovery/group-socket';
import { listInterfaces } from '../interfaces';
import { membershipLimit } from './membership-limit';
import {
  estimateOf,
  joinsPerSecond,
  placesOf,
  planSweep,
  secondsFor,
  type SweepPlan,
} from './plan';
import { Probe } from './probe';

/** Kinds of refusal that are told. */
const mostFailures = 10;

/** What one sweep is about, and what became of it. */
interface Run {
  plan: SweepPlan;
  state: 'running' | 'done' | 'stopped';
  done: number;
  refused: number;
  failures: Failure[];
  finds: SweepFind[];
  stopping: AbortController;
  /** Resolves when it has left all groups. */
  ended: Promise<void>;
}

const none: SweepState = {
  state: 'none',
  done: 0,
  joins: 0,
  remaining: 0,
  found: 0,
  refused: 0,
  failures: [],
};

/**
 * Joins many groups, a few of them at a time, and tells which carry something. One sweep at a time; its
 * sockets are its own, so that nothing that is joined elsewhere is left.
 */
export class Sweep {
  readonly #listeners = new Set<(find: SweepFind) => void>();
  #run: Run | null = null;

  /** How much it would be. */
  check(request: SweepRequest): Result<SweepEstimate> {
    const plan = planned(request);
    return plan.ok ? success(estimateOf(plan.value)) : plan;
  }

  /** Begins, in place of what was found before. Fails while another one is under way. */
  start(request: SweepRequest): Result<null> {
    if (this.#run?.state === 'running') {
      return failure('CALL_INAPPLICABLE', 'A sweep is under way.', 'Stop it first.');
    }
    const plan = planned(request);
    if (!plan.ok) return plan;
    const run: Run = {
      plan: plan.value,
      state: 'running',
      done: 0,
      refused: 0,
      failures: [],
      finds: [],
      stopping: new AbortController(),
      ended: Promise.resolve(),
    };
    this.#run = run;
    run.ended = this.#sweep(run);
    return success(null);
  }

  /** Leaves what is joined, and joins no more. */
  stop(): void {
    this.#run?.stopping.abort();
  }

  /** Resolves when all groups are left. */
  async ended(): Promise<void> {
    await this.#run?.ended;
  }

  state(): SweepState {
    if (this.#run === null) return none;
    const { plan, state, done, refused, failures, finds } = this.#run;
    return {
      state,
      done,
      joins: plan.joins,
      remaining: state === 'running' ? secondsFor(plan.joins - done, plan) : 0,
      found: finds.length,
      refused,
      failures: [...failures],
    };
  }

  /** What was found, in the order of finding, from place `from` on. */
  finds(from: number, count: number): SweepFind[] {
    return this.#run?.finds.slice(from, from + count) ?? [];
  }

  /** Tells the listener of each group that carries something. Returns a function that ends this. */
  onFind(listener: (find: SweepFind) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #sweep(run: Run): Promise<void> {
    const { signal } = run.stopping;
    // Each group that is joined waits for it, and so does this loop.
    setMaxListeners(run.plan.atOnce + 1, signal);
    const joined = new Set<Promise<void>>();
    let next = performance.now();
    for (const place of placesOf(run.plan)) {
      while (joined.size >= run.plan.atOnce) await Promise.race(joined);
      await paused(next - performance.now(), signal);
      if (signal.aborted) break;
      next = performance.now() + 1000 / joinsPerSecond;
      const visit = this.#visit(run, place).finally(() => joined.delete(visit));
      joined.add(visit);
    }
    await Promise.all(joined);
    run.state = run.done < run.plan.joins ? 'stopped' : 'done';
  }

  /** Joins one group for its time. */
  async #visit(run: Run, place: GroupPlace): Promise<void> {
    const { signal } = run.stopping;
    const opened = await Probe.open(place);
    if (!opened.ok) return this.#refuse(run, opened.error);
    await paused(run.plan.dwell * 1000, signal);
    const find = await opened.value.end();
    if (!signal.aborted) run.done += 1;
    if (find === null) return;
    run.finds.push(find);
    for (const listener of this.#listeners) listener(find);
  }

  #refuse(run: Run, refusal: Failure): void {
    run.done += 1;
    run.refused += 1;
    const isKnown = run.failures.some(({ message }) => message === refusal.message);
    if (!isKnown && run.failures.length < mostFailures) run.failures.push(refusal);
  }
}

function planned(request: SweepRequest): Result<SweepPlan> {
  return planSweep(request, { interfaces: listInterfaces(), limit: membershipLimit() });
}

/** Waits so many milliseconds, or until it is stopped. */
async function paused(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return;
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}

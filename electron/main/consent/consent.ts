import { failure, success, type CallName, type Result } from '../../contract';
import type { Gestures } from './gestures';
import { repeating } from './openings';

/** Asks a person, who may not be there; true where the answer is yes. */
export type Ask = (question: string) => Promise<boolean>;

/**
 * Whether a person wants what the page of a window calls. A gesture says so, which the browser process saw;
 * without one the person is asked, one question at a time, and after a no not again before the next gesture.
 */
export class Consent {
  readonly #gestures: Gestures;
  readonly #ask: Ask;
  #isAsking = false;
  /** When a person said no; on the clock of the gestures. */
  #refused = -Infinity;
  /** The replay whose survey a gesture asked for: finding out may take longer than gestures last. */
  #plan: number | null = null;

  constructor(gestures: Gestures, ask: Ask) {
    this.#gestures = gestures;
    this.#ask = ask;
  }

  /** Whether a gesture stands for this call; it does so only once. */
  hasGesture(call: CallName): boolean {
    return this.#gestures.take(call, { repeats: repeating.has(call) });
  }

  /** Whether somebody is at the window. */
  get isAttended(): boolean {
    return this.#gestures.isAttended;
  }

  /** Notes that a person asked for this replay to be surveyed. */
  expectReplay(plan: number): void {
    this.#plan = plan;
  }

  /** Whether it is the replay that a person had surveyed; it may be started once. */
  takeReplay(plan: number): boolean {
    const isExpected = this.#plan === plan;
    if (isExpected) this.#plan = null;
    return isExpected;
  }

  /** Fails with `CONSENT_REFUSED` where the person does not want it, or is asked something already. */
  async question(question: string): Promise<Result<null>> {
    if (!this.#mayAsk()) return refusal;
    const answer = await this.#alone(() => this.#ask(question));
    if (answer === true) return success(null);
    this.#refused = this.#gestures.now();
    return refusal;
  }

  /** Does something that shows a dialog, unless one is open; the person would not get out of them. */
  async dialog<Value>(show: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#isAsking) return refusal;
    return (await this.#alone(show)) ?? refusal;
  }

  #mayAsk(): boolean {
    return (
      !this.#isAsking && (this.#refused === -Infinity || this.#gestures.isAfter(this.#refused))
    );
  }

  async #alone<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    this.#isAsking = true;
    try {
      return await work();
    } finally {
      this.#isAsking = false;
    }
  }
}

const refusal = failure(
  'CONSENT_REFUSED',
  'Nobody at the window asked for this.',
  'Press the button again, and agree to what is asked.',
);

import {
  failed,
  failure,
  formatDestination,
  mostRefusalKinds,
  success,
  type Destination,
  type Failure,
  type ReplayReport,
  type Result,
  type SendingState,
  type SendOrigin,
} from '../../contract';
import { openOutlet, type Outlet, type SendingCapture } from './outlet';
import type { PayloadOf } from './placeholders';
import { sendRepeatedly } from './repeat';
import { noteReport, runTest } from './test-run';
import { namedDestinations, TestSending, type PreparedTest } from './test-streams';

/** Sendings that are remembered. */
const mostRemembered = 50;

/** What is sent, where, from which socket and how often. */
export interface SendingRequest {
  payloadOf: PayloadOf;
  to: Destination;
  origin: SendOrigin;
  /** Infinity for without end. */
  count: number;
  /** Seconds from one to the next; 0 for as fast as the system takes them. */
  interval: number;
}

/** What one person sends, one thing at a time, and what became of the last ones. */
export class Sendings {
  readonly #remembered: SendingState[] = [];
  readonly #listeners = new Set<() => void>();
  #running: AbortController | null = null;
  #number = 0;

  /** @param capture what has sockets to send from; null where there is none. */
  constructor(private readonly capture: SendingCapture | null = null) {}

  /** The last ones, the oldest first. */
  state(): SendingState[] {
    return [...this.#remembered];
  }

  /** Begins to send; resolves when that is under way, or to why it cannot be. */
  async start(request: SendingRequest): Promise<Result<null>> {
    if (this.#running !== null) return isSending();
    const running = new AbortController();
    this.#running = running;
    const state = this.#begin(formatDestination(request.to), request.count);
    const opened = await openOutlet(request.to, request.origin, {
      capture: this.capture,
      onUndelivered: (refusal) => this.#refuse(state, refusal),
    });
    if (!opened.ok) {
      this.#refuse(state, opened.error);
      this.#end(state, 'done');
      return opened;
    }
    state.from = opened.value.name;
    void this.#send(opened.value, request, { state, signal: running.signal });
    return success(null);
  }

  /** Begins to send test streams; tells why that cannot be. */
  startTest(test: PreparedTest): Result<null> {
    if (this.#running !== null) return isSending();
    const running = new AbortController();
    this.#running = running;
    const state = this.#begin(namedDestinations(test), test.count * test.streams);
    const started = TestSending.start(test);
    if (!started.ok) {
      this.#refuse(state, started.error);
      this.#end(state, 'done');
      return started;
    }
    state.from = 'a throw-away socket';
    void this.#watch(started.value, test, { state, signal: running.signal });
    return success(null);
  }

  /** Ends what is being sent, if anything is. */
  stop(): void {
    this.#running?.abort();
  }

  /** Forgets what was sent; what is under way stays. */
  clear(): void {
    this.#remembered.splice(0, this.#remembered.length - (this.#running === null ? 0 : 1));
    this.#announce();
  }

  /** Calls the listener whenever the state is another. Returns a function that ends this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #begin(to: string, count: number): SendingState {
    this.#number += 1;
    const state: SendingState = {
      number: this.#number,
      time: Date.now(),
      to,
      from: '',
      state: 'sending',
      wanted: Number.isFinite(count) ? count : null,
      sent: 0,
      bytes: 0,
      refused: 0,
      failures: [],
      test: null,
    };
    this.#remembered.push(state);
    if (this.#remembered.length > mostRemembered) this.#remembered.shift();
    this.#announce();
    return state;
  }

  async #send(
    outlet: Outlet,
    { payloadOf, count, interval }: SendingRequest,
    { state, signal }: { state: SendingState; signal: AbortSignal },
  ): Promise<void> {
    try {
      await sendRepeatedly(outlet, payloadOf, {
        count,
        interval,
        signal,
        onRefusal: (refusal) => this.#refuse(state, refusal),
        onProgress: (counts) => {
          Object.assign(state, counts);
          this.#announce();
        },
      });
    } catch (error) {
      this.#refuse(state, defect(error));
    }
    this.#end(state, state.sent + state.refused < count ? 'stopped' : 'done');
    // What did not arrive is told a moment later; meanwhile something else may be sent.
    await outlet.end();
  }

  async #watch(
    sending: TestSending,
    test: PreparedTest,
    { state, signal }: { state: SendingState; signal: AbortSignal },
  ): Promise<void> {
    try {
      const onReport = (report: ReplayReport, rate: number | null) => {
        noteReport(state, report, { test, rate });
        this.#announce();
      };
      const { stopped } = await runTest(sending, { signal, onReport });
      this.#end(state, stopped ? 'stopped' : 'done');
    } catch (error) {
      this.#refuse(state, defect(error));
      this.#end(state, 'stopped');
    }
  }

  /** The same refusal again is counted. */
  #refuse(state: SendingState, refusal: Failure): void {
    const known = state.failures.find(({ failure: { message } }) => message === refusal.message);
    if (known !== undefined) known.count += 1;
    else if (state.failures.length < mostRefusalKinds) {
      state.failures.push({ failure: refusal, count: 1 });
    }
    this.#announce();
  }

  #end(state: SendingState, how: 'done' | 'stopped'): void {
    state.state = how;
    this.#running = null;
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

function isSending(): Result<never> {
  return failure('CALL_INAPPLICABLE', 'Something is being sent already.', 'Stop that first.');
}

function defect(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return failed('INTERNAL', `Sending failed: ${message}`, '');
}

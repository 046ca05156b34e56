import { failed, type Alert, type Failure } from '../contract';
import { AlertMonitor, type AlertEvent, type Capture } from '../engine';
import type { RulesInUse } from './rules-in-use';

/** Alerts that a window is told. */
const mostTold = 100;

/** What is to be done about alerts besides keeping a list of them. */
interface AlertsOptions {
  raised: (alert: Alert) => void;
  /** A rule cannot be watched, or no more. */
  failed: (error: Failure) => void;
}

/** The alerts that the rules in use raise on the running capture. */
export class Alerts {
  readonly #monitor: AlertMonitor;
  readonly #listeners = new Set<() => void>();
  readonly #options: AlertsOptions;
  readonly #stopListening: () => void;
  readonly #rules: RulesInUse;
  #streams: number;

  constructor(
    private readonly capture: Capture,
    rules: RulesInUse,
    options: AlertsOptions,
  ) {
    this.#options = options;
    this.#rules = rules;
    this.#streams = capture.streamsRevision;
    this.#monitor = new AlertMonitor(capture);
    this.#monitor.onEvent((event) => this.#tell(event));
    this.#stopListening = rules.onChange(() => this.#watch(rules));
    this.#watch(rules);
  }

  /** The last of them, the oldest first. */
  newest(): Alert[] {
    return this.#monitor.alerts().slice(-mostTold);
  }

  /** Marks all as seen. */
  acknowledge(): void {
    for (const { id } of this.#monitor.alerts()) this.#monitor.acknowledge(id);
    this.#changed();
  }

  /** Empties the list. Rules that are due stay so. */
  clear(): void {
    this.#monitor.clear();
    this.#changed();
  }

  /** Calls the listener when the list is another. Returns a function that ends this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Has rules about streams go by them as they are told apart now. */
  renew(): void {
    if (this.#streams === this.capture.streamsRevision) return;
    this.#streams = this.capture.streamsRevision;
    this.#watch(this.#rules);
  }

  /** To be called before the capture is closed. */
  close(): void {
    this.#stopListening();
    this.#listeners.clear();
    this.#monitor.close();
  }

  #watch({ rules }: RulesInUse): void {
    const begun = this.#monitor.setRules(rules.alerts);
    if (!begun.ok) this.#options.failed(begun.error);
  }

  #tell(event: AlertEvent): void {
    if (event.kind === 'raised') this.#options.raised(event.alert);
    if (event.kind === 'failed') this.#options.failed(explainUnwatched(event.rule, event.error));
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function explainUnwatched(rule: string, { code, message, detail }: Failure): Failure {
  return failed(code, `The alert rule “${rule}” is watched no more: ${message}`, detail);
}

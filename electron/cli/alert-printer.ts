import type { Alert, AlertRule, Result } from '../contract';
import { AlertMonitor, type AlertEvent, type Capture } from '../engine';
import { complain, say } from './report';

/** Watches rules, and says on standard error what comes of them. */
export class AlertPrinter {
  readonly #monitor: AlertMonitor;

  constructor(capture: Capture) {
    this.#monitor = new AlertMonitor(capture);
    this.#monitor.onEvent(tell);
  }

  watch(rules: readonly AlertRule[]): Result<null> {
    return this.#monitor.setRules(rules);
  }

  /** Resolves when all alerts are told that are due to what has been received by now. */
  async caughtUp(): Promise<void> {
    await this.#monitor.caughtUp();
  }

  close(): void {
    this.#monitor.close();
  }
}

function tell(event: AlertEvent): void {
  if (event.kind === 'raised') say(alertAsText(event.alert));
  if (event.kind !== 'failed') return;
  say(`alert rule ${event.rule} is watched no more:`);
  complain(event.error);
}

function alertAsText({ rule, kind, count, seconds }: Alert): string {
  const datagrams = count === 1 ? '1 datagram' : `${count} datagrams`;
  const what = kind === 'silence' ? `nothing for ${seconds} s` : `${datagrams} in ${seconds} s`;
  return `alert: ${rule}: ${what}`;
}

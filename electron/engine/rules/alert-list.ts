import type { Alert } from '../../contract';

/** Alerts that are kept; the oldest go first. */
export const mostAlerts = 1000;

/** What an alert is before it is in the list. */
export type NewAlert = Omit<Alert, 'id' | 'acknowledged'>;

/** The last alerts, in the order in which they were raised. An alert that changes is a new object. */
export class AlertList {
  readonly #alerts = new Map<number, Alert>();
  #lastId = 0;

  add(raised: NewAlert): Alert {
    this.#lastId += 1;
    const alert = { id: this.#lastId, ...raised, acknowledged: false };
    this.#alerts.set(alert.id, alert);
    const oldest = this.#lastId - mostAlerts;
    this.#alerts.delete(oldest);
    return alert;
  }

  /** More datagrams of an alert. Returns it as it is now; undefined where it is no longer in the list. */
  count(id: number, matches: number): Alert | undefined {
    return this.#change(id, (alert) => ({ ...alert, count: alert.count + matches }));
  }

  /** Returns the alert as it is now; undefined where it is no longer in the list. */
  acknowledge(id: number): Alert | undefined {
    return this.#change(id, (alert) => ({ ...alert, acknowledged: true }));
  }

  clear(): void {
    this.#alerts.clear();
  }

  all(): Alert[] {
    return [...this.#alerts.values()];
  }

  #change(id: number, changed: (alert: Alert) => Alert): Alert | undefined {
    const alert = this.#alerts.get(id);
    if (alert === undefined) return undefined;
    const changedAlert = changed(alert);
    this.#alerts.set(id, changedAlert);
    return changedAlert;
  }
}

import type { Alert } from '../../../electron/contract';
import type { CaptureStore } from '../../lib/capture-store';

/**
 * Calls `sound` once for each frame with alerts that are new and whose rules want to be heard. What was
 * raised before the window was there is silent. Returns a function that ends this.
 */
export function soundNewAlerts(store: CaptureStore, sound: () => void): () => void {
  let last: number | null = null;
  return store.subscribe(({ state, alerts }) => {
    if (state === null) return;
    const heard = last;
    last = Math.max(heard ?? 0, newestOf(alerts));
    if (heard !== null && alerts.some((alert) => alert.id > heard && alert.notify.sound)) sound();
  });
}

/** The number of the last alert; the list may have been emptied. */
function newestOf(alerts: readonly Alert[]): number {
  return alerts.at(-1)?.id ?? 0;
}

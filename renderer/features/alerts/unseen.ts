import type { Alert } from '../../../electron/contract';

/** Those that nobody has acknowledged. */
export function unseen(alerts: readonly Alert[]): Alert[] {
  return alerts.filter(({ acknowledged }) => !acknowledged);
}

/** The one of them that was raised last. */
export function newestUnseen(alerts: readonly Alert[]): Alert | undefined {
  return unseen(alerts).at(-1);
}

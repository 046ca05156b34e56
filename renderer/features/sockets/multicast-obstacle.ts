import type { NetworkInterface } from '../../../electron/contract';

/** Why nothing would come of a group that is joined there; undefined where nothing is in the way. */
export function multicastObstacle({
  up,
  loopback,
  multicast,
}: Pick<NetworkInterface, 'up' | 'loopback' | 'multicast'>): string | undefined {
  if (!up) return 'is down';
  // Linux does not mark it, and yet programs of this machine reach each other by it.
  if (loopback) return undefined;
  return multicast ? undefined : 'cannot do multicast';
}

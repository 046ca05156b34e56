import type { NetworkInterface } from '../../../electron/contract';

/** An interface with what it received lately. */
export interface WatchedInterface extends NetworkInterface {
  /** Packets in each second of the last ones, the newest last; empty where the system does not tell. */
  packets: readonly number[];
}

/** Seconds that are shown. */
const secondsShown = 20;

/** The interfaces as they are now, with what came since they were looked at a second before. */
export function watched(
  now: readonly NetworkInterface[],
  before: readonly WatchedInterface[],
): WatchedInterface[] {
  return now.map((each) => {
    const { packets = [], received } = before.find(({ index }) => index === each.index) ?? {};
    if (each.received === undefined || received === undefined) return { ...each, packets: [] };
    const grown = Math.max(0, each.received.packets - received.packets);
    return { ...each, packets: [...packets, grown].slice(-secondsShown) };
  });
}

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

import type { Destination, Failure } from '../../contract';
import { listInterfaces } from '../interfaces';
import { concernsOf } from '../replay/concerns';
import { reachOf } from '../replay/reach';

/** Datagrams a second above which a person is asked. */
export const mostUnasked = 1000;

interface PlannedSending {
  to: Destination;
  /** Hops; the system's if absent, which for groups is 1. */
  ttl?: number | undefined;
  /** Infinity for without end. */
  count: number;
  /** Seconds from one to the next. */
  interval: number;
}

/** What a person should agree to before it is sent, as for a replay; nothing, where all is well. */
export function concernsOfSending({ to, ttl, count, interval }: PlannedSending): Failure[] {
  const isOutside = reachOf({ interfaces: listInterfaces(), ttl });
  const [address, port] = to.kind === 'udp' ? [to.host, to.port] : [to.path, 0];
  const busiest = Math.min(count, interval === 0 ? Infinity : 1 / interval);
  const peak = Number.isFinite(busiest) ? { datagrams: busiest, bits: 0 } : null;
  const destinations = [{ address, port, datagrams: count }];
  return concernsOf({ destinations, elsewhere: 0, peak }, isOutside, mostUnasked);
}

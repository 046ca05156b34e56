import { clampInstant, type LogExtent } from '../../contract';
import type { JumpTarget } from './jump-target';

/** Where one can go to a time. */
export interface TimedLog {
  /** The datagrams that there are now. */
  extent(): LogExtent;
  /** Resolves to the number of the first datagram from a time, in nanoseconds since 1970, or later; or null. */
  seekTime(time: bigint): Promise<number | null>;
}

export interface Landing {
  number: number;
  /** Whether there is what was asked for; otherwise this is the nearest. */
  exact: boolean;
}

/**
 * The datagram with a number, or the first that came at a time or later; also in a log that goes back in
 * time. Null where the log has none at all. The index alone is read.
 */
export async function land(log: TimedLog, target: JumpTarget): Promise<Landing | null> {
  const { first, last } = log.extent();
  if (last < first) return null;
  if (target.kind === 'number') {
    const number = Math.min(Math.max(target.number, first), last);
    return { number, exact: number === target.number };
  }
  const found = await log.seekTime(clampInstant(target.time));
  return { number: found ?? last, exact: found !== null };
}

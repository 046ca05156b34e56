import { success, type Result } from '../../contract';
import { firstIn, type Searchable } from './find';
import type { JumpTarget } from './jump-target';

export interface Landing {
  number: number;
  /** Whether there is what was asked for; otherwise this is the nearest. */
  exact: boolean;
}

/**
 * The datagram with a number, or the first that came at a time or later; also in a log that goes back in
 * time. Null where the log has none at all. The index alone is read.
 */
export async function land(
  log: Searchable,
  target: JumpTarget,
  signal: AbortSignal,
): Promise<Result<Landing | null>> {
  const { first, last } = log.extent();
  if (last < first) return success(null);
  if (target.kind === 'number') {
    const number = Math.min(Math.max(target.number, first), last);
    return success({ number, exact: number === target.number });
  }
  const asked = { kind: 'time', from: target.time } as const;
  const found = await firstIn(log, asked, { first, last }, signal);
  if (!found.ok) return found;
  return success({ number: found.value ?? last, exact: found.value !== null });
}

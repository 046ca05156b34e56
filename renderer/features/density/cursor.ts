import { beginOf, bucketOf, spanOf, type Scale, type TimeSpan } from './scale';

/** Where a person is on the strip. Times and not buckets, for those of a running capture move on. */
export interface Cursor {
  /** Null before anybody was there. */
  at: bigint | null;
  /** Where the selection began; null while nothing is selected. */
  anchor: bigint | null;
}

export const nowhere: Cursor = { at: null, anchor: null };

/** The bucket of the cursor; the last one before anybody was there. */
export function cursorBucket({ at }: Cursor, scale: Scale): number {
  return at === null ? scale.buckets - 1 : bucketOf(scale, at);
}

export function selectedSpan({ at, anchor }: Cursor, scale: Scale): TimeSpan | null {
  return at === null || anchor === null ? null : spanOf(scale, anchor, at);
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * The cursor after a key of the ARIA slider pattern, which with Shift selects; null if the key means
 * nothing here.
 */
export function movedCursor(
  cursor: Cursor,
  scale: Scale,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): Cursor | null {
  const step = steps[key];
  if (step === undefined) return null;
  const bucket = cursorBucket(cursor, scale);
  const at = beginOf(scale, Math.min(scale.buckets - 1, Math.max(0, bucket + step)));
  return { at, anchor: shiftKey ? (cursor.anchor ?? beginOf(scale, bucket)) : null };
}

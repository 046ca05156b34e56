import * as v from 'valibot';

const billion = 1_000_000_000n;
const earliest = -(2n ** 63n);
const latest = 2n ** 63n - 1n;

/** Nanoseconds since the epoch as decimal seconds with nine digits after the point, as rows have them. */
export function decimalSeconds(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${decimalSeconds(-nanoseconds)}`;
  return `${nanoseconds / billion}.${String(nanoseconds % billion).padStart(9, '0')}`;
}

/** The inverse of {@link decimalSeconds}. */
export function nanosecondsOf(seconds: string): bigint {
  return BigInt(seconds.replace('.', ''));
}

/**
 * A time as rows have it. Logs have times of 64 bits, from the year 1677 to 2262. One check, because
 * valibot makes those behind one that failed too.
 */
export const instantSchema = v.pipe(
  v.string(),
  v.check(isKept, 'it must be decimal seconds with nine digits after the point, of 64 bits'),
);

/** The nearest time, in nanoseconds since the epoch, that a log can have. */
export function clampInstant(nanoseconds: bigint): bigint {
  if (nanoseconds < earliest) return earliest;
  return nanoseconds > latest ? latest : nanoseconds;
}

function isKept(text: string): boolean {
  if (!/^-?\d{1,10}\.\d{9}$/u.test(text)) return false;
  const nanoseconds = nanosecondsOf(text);
  return nanoseconds >= earliest && nanoseconds <= latest;
}

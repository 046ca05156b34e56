import { failure, success, type Result } from '../../contract';
import { instantOf } from '../filter/instant';

const forms =
  'Write 2026-01-31T12:00:00 (local time, or with Z or +01:00 behind it), 12:00:00 for today, or +5 for in five seconds.';

/**
 * When to start, in nanoseconds since 1970-01-01 UTC: a date with a clock time, a clock time of today, or
 * `+SECONDS` from `now` (milliseconds since then). Fails for what has passed.
 */
export function parseStartTime(text: string, now: number): Result<bigint> {
  const seconds = /^\+(\d{1,9}(?:\.\d{1,9})?)$/u.exec(text)?.[1];
  if (seconds !== undefined)
    return success(BigInt(Math.round((now + Number(seconds) * 1000) * 1e3)) * 1000n);
  const isClock = /^\d\d?:\d\d/u.test(text);
  const instant = instantOf(isClock ? `${today(now)} ${text}` : text);
  if (instant === null) return failure('INPUT_INVALID', `"${text}" is no time.`, forms);
  if (instant >= BigInt(now) * 1_000_000n) return success(instant);
  return failure('INPUT_INVALID', `"${text}" has passed.`, forms);
}

function today(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

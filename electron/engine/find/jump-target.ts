import { nanosecondsOf, failure, success, type Result } from '../../contract';
import { instantOf } from '../filter/instant';

/** Where somebody wants to go. */
export type JumpTarget =
  | { kind: 'number'; number: number }
  /** Nanoseconds since 1970-01-01 UTC. */
  | { kind: 'time'; time: bigint };

const number = /^#?\s*(\d{1,15})$/u;
const shift = /^([+-])\s*(\d{1,9})(?:\.(\d{1,9}))?\s*(ns|µs|us|ms|s|sec|m|min|h|d)?$/u;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/u;

/** Nanoseconds of each unit; seconds where none is given. */
const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  sec: 1_000_000_000n,
  m: 60_000_000_000n,
  min: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
};

/**
 * Reads `12345`, a local time of the day that `near` is on such as `14:03:22.5`, a date with a time as
 * filters take it, or a distance from `near` such as `+5 s` or `-200ms`. `near` is decimal seconds.
 */
export function parseJump(text: string, near: string): Result<JumpTarget> {
  const wanted = text.trim();
  const row = number.exec(wanted);
  if (row) return success({ kind: 'number', number: Number(row[1]) });
  const time = distanceFrom(near, wanted) ?? clockOn(near, wanted) ?? instantOf(wanted);
  return time === null ? notUnderstood(text) : success({ kind: 'time', time });
}

function distanceFrom(near: string, text: string): bigint | null {
  const read = shift.exec(text);
  if (!read) return null;
  const [, sign, whole = '0', fraction = '', unit = 's'] = read;
  const size = units[unit] ?? 0n;
  const parts = BigInt(whole + fraction.padEnd(9, '0'));
  const distance = (parts * size) / 1_000_000_000n;
  return nanosecondsOf(near) + (sign === '-' ? -distance : distance);
}

function clockOn(near: string, text: string): bigint | null {
  if (!clock.test(text)) return null;
  const day = new Date(Number(near) * 1000);
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-');
  return instantOf(`${date} ${text}`);
}

function notUnderstood(text: string): Result<never> {
  return failure(
    'INPUT_INVALID',
    `“${text}” is neither a number nor a time.`,
    'Write 12345, 14:03:22, 2026-01-31 12:00:00, +5 s or -200 ms.',
  );
}

import type { SeekPlace } from '#native';
import { failure, success, type Result } from '../../contract';
import { instantOf } from '../filter/instant';

/** Reads a place in a log: the number of a datagram, from 1, or a time. */
export function parsePlace(text: string): Result<SeekPlace> {
  const row = Number(text);
  const isWhole = /^\d+$/u.test(text);
  if (isWhole && row > 0 && Number.isSafeInteger(row)) return success({ row });
  const time = isWhole ? null : instantOf(text);
  if (time !== null) return success({ time });
  return failure(
    'INPUT_INVALID',
    `"${text}" is neither the number of a datagram nor a time.`,
    'Write 12345, or 2026-01-31T12:00:00 (local time, or with Z or +01:00 behind it).',
  );
}

import type { Failure, ReplayTextKind, Result } from '../../contract';
import {
  parseMapping,
  parsePlace,
  parseReplacement,
  parseStartTime,
  parseTarget,
} from '../../engine';

const readers: Readonly<Record<ReplayTextKind, (text: string) => Result<unknown>>> = {
  place: parsePlace,
  mapping: parseMapping,
  target: parseTarget,
  replacement: parseReplacement,
  start: (text) => parseStartTime(text, Date.now()),
};

/** What is wrong with the text of one field; null if nothing is. */
export function checkText(kind: ReplayTextKind, text: string): Failure | null {
  const read = readers[kind](text);
  return read.ok ? null : read.error;
}

import { failure, type Result } from '../../contract';

/** What is wrong with a payload as it was typed, and where. */
export interface PayloadProblem {
  /** One sentence, without the place. */
  message: string;
  /** How to write it. */
  detail: string;
  /** The part that is wrong, in UTF-16 code units from 0: `from` included, `to` excluded. */
  from: number;
  to: number;
}

/** What was typed, understood or not. */
export type PayloadReading<Value> =
  { ok: true; value: Value } | { ok: false; problem: PayloadProblem };

/** The reading as a result whose message names the place, for where it cannot be pointed at. */
export function asResult<Value>(
  reading: PayloadReading<Value>,
  text: string,
  what: string,
): Result<Value> {
  if (reading.ok) return reading;
  const { message, detail, from } = reading.problem;
  const place = Array.from(text.slice(0, from)).length + 1;
  return failure('INPUT_INVALID', `The ${what} is wrong at character ${place}: ${message}`, detail);
}

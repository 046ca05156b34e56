import { success, type Result } from '../contract';
import { readNumber, usage } from './usage';

/** One of a few words. */
export function readChoice<Choice extends string>(
  name: string,
  value: string | boolean | undefined,
  choices: readonly Choice[],
  topic = 'replay',
): Result<Choice | undefined> {
  if (value === undefined) return success(undefined);
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return success(chosen);
  const [last = '', ...others] = choices.toReversed();
  const list = `${others.toReversed().join(', ')} or ${last}`;
  return usage(`--${name} is ${list}, not "${value}".`, topic);
}

/** As readNumber(), but 0 is allowed, and undefined stands for what is not given. */
export function readFromZero(
  name: string,
  value: string | boolean | undefined,
  limits: { whole: boolean; most: number },
): Result<number | undefined> {
  if (/^0+(\.0+)?$/u.test(String(value))) return success(0);
  const read = readNumber(name, value, limits);
  return read.ok ? success(finite(read.value)) : read;
}

/** What readNumber() gives, with undefined for what is not given. */
export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** A property, where there is a value for it. */
export function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}

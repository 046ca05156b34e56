import { failure, success, type Result } from '../contract';

/** The options of all commands, as parseArgs() takes them. */
export const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string' },
  count: { type: 'string' },
  duration: { type: 'string' },
  follow: { type: 'boolean', short: 'f' },
  write: { type: 'string' },
  overwrite: { type: 'boolean' },
  'log-size': { type: 'string' },
  'log-seconds': { type: 'string' },
  'ring-files': { type: 'string' },
  'ring-size': { type: 'string' },
  'ring-seconds': { type: 'string' },
  'ring-datagrams': { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  ethernet: { type: 'boolean' },
  'display-filter': { type: 'string', short: 'Y' },
  decode: { type: 'string' },
  charset: { type: 'string' },
  zone: { type: 'string' },
  json: { type: 'boolean' },
  base64: { type: 'boolean' },
  rules: { type: 'string' },
} as const;

export type Values = { [Name in keyof typeof options]?: string | boolean | undefined };

/** The first of these options that was given, as it is typed. */
export function firstGiven(values: Values, names: readonly (keyof Values)[]): string | undefined {
  const given = names.find((name) => values[name] !== undefined);
  return given === undefined ? undefined : `--${given}`;
}

/** The number of an option, `most` at most; Infinity where it is not given. */
export function readNumber(
  name: string,
  value: string | boolean | undefined,
  { whole, most }: { whole: boolean; most: number },
): Result<number> {
  if (value === undefined) return success(Infinity);
  const number = Number(value);
  const isDecimal = /^\d+(\.\d+)?$/u.test(String(value));
  if (isDecimal && number > 0 && number <= most && (!whole || Number.isInteger(number)))
    return success(number);
  const kind = whole ? 'a whole number from 1' : 'a number above 0';
  return usage(`--${name} is ${kind} up to ${most}, not "${value}".`);
}

/** A command line that is wrong; `topic` is the command whose help tells more. */
export function usage(message: string, topic?: string): Result<never> {
  const help = topic === undefined ? 'gramscope --help' : `gramscope ${topic} --help`;
  return failure('INPUT_INVALID', message, `See ${help}.`);
}

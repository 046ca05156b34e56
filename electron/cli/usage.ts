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
  'others-may-send': { type: 'boolean' },
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
  text: { type: 'string' },
  hex: { type: 'string' },
  file: { type: 'string' },
  lines: { type: 'boolean' },
  placeholders: { type: 'boolean' },
  interval: { type: 'string' },
  ttl: { type: 'string' },
  'no-loopback': { type: 'boolean' },
  interface: { type: 'string' },
  map: { type: 'string', multiple: true },
  speed: { type: 'string' },
  pps: { type: 'string' },
  mbps: { type: 'string' },
  'top-speed': { type: 'boolean' },
  loop: { type: 'string' },
  'no-closing-gap': { type: 'boolean' },
  limit: { type: 'string' },
  'max-gap': { type: 'string' },
  'start-at': { type: 'string' },
  timing: { type: 'string' },
  'source-ports': { type: 'string' },
  truncated: { type: 'string' },
  replace: { type: 'string', multiple: true },
  rewrite: { type: 'string' },
  'stop-on-error': { type: 'boolean' },
  'max-rate': { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  paused: { type: 'boolean' },
  control: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'silent-after': { type: 'string' },
  'gone-after': { type: 'string' },
  'burst-window': { type: 'string' },
  'empty-at': { type: 'string' },
  alarm: { type: 'string', multiple: true },
  'clock-rate': { type: 'string', multiple: true },
  field: { type: 'string', multiple: true },
  protocol: { type: 'string', multiple: true },
  ask: { type: 'boolean' },
  seconds: { type: 'string' },
  sweep: { type: 'string' },
  ports: { type: 'string' },
  dwell: { type: 'string' },
  source: { type: 'string' },
  'no-join': { type: 'boolean' },
  sequence: { type: 'boolean' },
  length: { type: 'string' },
  streams: { type: 'string' },
} as const;

export type OptionName = keyof typeof options;

/** Those that may be given several times. */
type ListName = {
  [Name in OptionName]: (typeof options)[Name] extends { multiple: true } ? Name : never;
}[OptionName];

export type Values = {
  [Name in OptionName]?: Name extends ListName
    ? string[] | undefined
    : string | boolean | undefined;
};

/** The first of these options that was given, as it is typed. */
export function firstGiven(values: Values, names: readonly OptionName[]): string | undefined {
  const given = names.find((name) => values[name] !== undefined);
  return given === undefined ? undefined : `--${given}`;
}

/** The first option that was given and is none of these. */
export function firstForeign(values: Values, own: readonly OptionName[]): string | undefined {
  const names = Object.keys(options) as OptionName[];
  return firstGiven(
    values,
    names.filter((name) => !own.includes(name)),
  );
}

/** The number of an option, `most` at most; Infinity where it is not given. */
export function readNumber(
  name: string,
  value: Values[OptionName],
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

import { parseArgs } from 'node:util';
import { failure, parseAddress, success, type Address, type Result } from '../contract';

export type Format = 'text' | 'jsonl';

export interface ListenOptions {
  addresses: Address[];
  format: Format;
  /** Datagrams after which to end. */
  count: number;
  /** Seconds after which to end. */
  duration: number;
}

export type Invocation =
  | { command: 'help'; topic: string | undefined }
  | { command: 'version' }
  | { command: 'interfaces'; format: Format }
  | ({ command: 'listen' } & ListenOptions);

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string' },
  count: { type: 'string' },
  duration: { type: 'string' },
} as const;

type Values = { [Name in keyof typeof options]?: string | boolean | undefined };

/** The longest time a timer can wait: 2^31 - 1 milliseconds. */
const longestDuration = 2_147_483;

/** Reads the command line, without the interpreter and the script. */
export function readArguments(args: readonly string[]): Result<Invocation> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return interpret(values, positionals);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

function interpret(values: Values, [command, ...operands]: string[]): Result<Invocation> {
  if (values.help === true) return success({ command: 'help', topic: command });
  if (values.version === true) return success({ command: 'version' });
  switch (command) {
    case undefined:
      return usage('A command is missing.');
    case 'help':
      return success({ command: 'help', topic: operands[0] });
    case 'interfaces':
      return readInterfaces(values, operands);
    case 'listen':
      return readListen(values, operands);
    default:
      return usage(`There is no command "${command}".`);
  }
}

function readInterfaces(values: Values, operands: string[]): Result<Invocation> {
  const foreign = operands[0] ?? firstGiven(values, ['count', 'duration']);
  if (foreign !== undefined) return usage(`interfaces does not take "${foreign}".`, 'interfaces');
  const format = readFormat(values.format);
  return format.ok ? success({ command: 'interfaces', format: format.value }) : format;
}

function firstGiven(values: Values, names: (keyof Values)[]): string | undefined {
  const given = names.find((name) => values[name] !== undefined);
  return given === undefined ? undefined : `--${given}`;
}

function readListen(values: Values, operands: string[]): Result<Invocation> {
  if (operands.length === 0) return usage('listen needs an address.', 'listen');
  const addresses: Address[] = [];
  for (const text of operands) {
    const address = parseAddress(text);
    if (!address.ok) return address;
    addresses.push(address.value);
  }
  const format = readFormat(values.format);
  if (!format.ok) return format;
  const count = readNumber('count', values.count, { whole: true, most: Number.MAX_SAFE_INTEGER });
  if (!count.ok) return count;
  const duration = readNumber('duration', values.duration, { whole: false, most: longestDuration });
  if (!duration.ok) return duration;
  return success({
    command: 'listen',
    addresses,
    format: format.value,
    count: count.value,
    duration: duration.value,
  });
}

function readFormat(value: string | boolean | undefined): Result<Format> {
  if (value === undefined || value === 'text') return success('text');
  return value === 'jsonl' ? success('jsonl') : usage(`--format is text or jsonl, not "${value}".`);
}

function readNumber(
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

function usage(message: string, topic?: string): Result<never> {
  const help = topic === undefined ? 'gramscope --help' : `gramscope ${topic} --help`;
  return failure('INPUT_INVALID', message, `See ${help}.`);
}

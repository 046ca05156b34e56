import { existsSync } from 'node:fs';
import {
  checkSequenceField,
  checkStreamClock,
  parseAddress,
  streamAlarms,
  success,
  type Address,
  type Result,
} from '../contract';
import { parseStreamDestination, streamClockOf, type StreamOptions } from '../engine';
import { finite, given, readChoice } from './option-values';
import { firstForeign, readNumber, usage, type Values } from './usage';

/** What streams are looked for in. */
export type StreamsSource =
  /** `-` is standard input. */
  { kind: 'file'; path: string } | { kind: 'live'; addresses: Address[] };

export interface StreamsCommand {
  source: StreamsSource;
  format: 'text' | 'json';
  /** Seconds between two reports of what is received; Infinity for one at the end alone. */
  interval: number;
  /** Seconds after which to end. */
  duration: number;
  options: StreamOptions;
}

const own = [
  'format',
  'interval',
  'duration',
  'silent-after',
  'gone-after',
  'burst-window',
  'empty-at',
  'alarm',
  'field',
  'clock-rate',
] as const;

/** The longest time a timer can wait: 2^31 - 1 milliseconds. */
const longestTime = 2_147_483;

export function readStreams(
  values: Values,
  operands: string[],
): Result<{ command: 'streams' } & StreamsCommand> {
  const foreign = firstForeign(values, own);
  if (foreign !== undefined) return usage(`streams does not take "${foreign}".`, 'streams');
  const source = readSource(operands);
  if (!source.ok) return source;
  const format = readChoice('format', values.format, {
    of: ['text', 'json'] as const,
    topic: 'streams',
  });
  if (!format.ok) return format;
  const interval = readNumber('interval', values.interval, { whole: false, most: longestTime });
  if (!interval.ok) return interval;
  const duration = readNumber('duration', values.duration, { whole: false, most: longestTime });
  if (!duration.ok) return duration;
  const live = values.interval ?? values.duration;
  if (source.value.kind === 'file' && live !== undefined) {
    return usage('--interval and --duration are for what is received, not for a file.', 'streams');
  }
  const options = readOptions(values);
  if (!options.ok) return options;
  return success({
    command: 'streams',
    source: source.value,
    format: format.value ?? 'text',
    interval: interval.value,
    duration: duration.value,
    options: options.value,
  });
}

/** A file that exists, or addresses. */
function readSource([first, ...others]: string[]): Result<StreamsSource> {
  if (first === undefined) return usage('streams needs addresses or a file.', 'streams');
  if (others.length === 0 && (first === '-' || existsSync(first))) {
    return success({ kind: 'file', path: first });
  }
  const addresses: Address[] = [];
  for (const text of [first, ...others]) {
    const address = parseAddress(text);
    if (!address.ok) return notThere(text) ?? address;
    addresses.push(address.value);
  }
  return success({ kind: 'live', addresses });
}

/** What looks like no address was meant as a file. */
function notThere(text: string): Result<never> | null {
  return text.includes('://') || text.startsWith('unix:')
    ? null
    : usage(`There is no file "${text}", and it is no address.`, 'streams');
}

function readOptions(values: Values): Result<StreamOptions> {
  const numbers = readNumbers(values);
  if (!numbers.ok) return numbers;
  const alarms = readAlarms(values.alarm ?? []);
  if (!alarms.ok) return alarms;
  const fields: NonNullable<StreamOptions['fields']>[number][] = [];
  for (const text of values.field ?? []) {
    const field = readField(text);
    if (!field.ok) return field;
    fields.push(field.value);
  }
  const clocks: NonNullable<StreamOptions['clocks']>[number][] = [];
  for (const text of values['clock-rate'] ?? []) {
    const clock = readClock(text);
    if (!clock.ok) return clock;
    clocks.push(clock.value);
  }
  return success({ ...numbers.value, alarms: alarms.value, fields, clocks });
}

function readNumbers(values: Values): Result<StreamOptions> {
  const time = { whole: false, most: 86_400 };
  const silent = readNumber('silent-after', values['silent-after'], time);
  if (!silent.ok) return silent;
  const gone = readNumber('gone-after', values['gone-after'], time);
  if (!gone.ok) return gone;
  const window = readNumber('burst-window', values['burst-window'], { whole: true, most: 10_000 });
  if (!window.ok) return window;
  const speed = readNumber('empty-at', values['empty-at'], { whole: false, most: 1_000_000 });
  if (!speed.ok) return speed;
  const megabits = finite(speed.value);
  return success({
    ...given('silentAfter', finite(silent.value)),
    ...given('goneAfter', finite(gone.value)),
    ...given('burstWindow', finite(window.value)),
    ...given('emptyingSpeed', megabits === undefined ? undefined : Math.ceil(megabits * 1e6)),
  });
}

/** `loss=0.5`, or `burst=off`. */
function readAlarms(texts: readonly string[]): Result<NonNullable<StreamOptions['alarms']>> {
  const alarms: NonNullable<StreamOptions['alarms']> = {};
  for (const text of texts) {
    const [name = '', limit = ''] = text.split('=', 2);
    const alarm = streamAlarms.find((each) => each === name);
    if (alarm === undefined || !/^(off|\d+(\.\d+)?)$/u.test(limit)) {
      return usage(
        `--alarm is loss, jitter, burst or buffer, = and a number or off, not "${text}".`,
        'streams',
      );
    }
    alarms[alarm] = limit === 'off' ? null : Number(limit);
  }
  return success(alarms);
}

const fieldForm = /^(?:(.+)=)?(\d+):(\d+)(?::(big|little))?(?::(\d+))?$/u;

/** `[DESTINATION=]OFFSET:WIDTH[:big|little][:STEP]`. */
function readField(text: string): Result<NonNullable<StreamOptions['fields']>[number]> {
  const parts = fieldForm.exec(text);
  const [, destination, offset, width, order = 'big', step = '1'] = parts ?? [];
  const field = checkSequenceField({
    offset: Number(offset),
    width: Number(width),
    order,
    step: Number(step),
  });
  if (destination === undefined || !field.ok) {
    return usage(
      '--field is DESTINATION=OFFSET:WIDTH[:big|little][:STEP], with a width of 1, 2, 4 or 8 bytes, such as ' +
        `239.1.1.1:5000=4:2, not "${text}".`,
      'streams',
    );
  }
  const read = parseStreamDestination(destination);
  return read.ok ? success({ ...field.value, ...read.value }) : read;
}

const clockForm = /^(.+)=(?:(\d{1,3}):)?(\d{1,10})$/u;

/** `DESTINATION=[TYPE:]RATE`. */
function readClock(text: string): Result<NonNullable<StreamOptions['clocks']>[number]> {
  const [, destination = '', type, rate] = clockForm.exec(text) ?? [];
  const payloadType = type === undefined ? null : Number(type);
  const clock = checkStreamClock({ destination, payloadType, rate: Number(rate) });
  return clock.ok
    ? streamClockOf(clock.value)
    : usage(
        '--clock-rate is DESTINATION=[TYPE:]RATE, with a payload type up to 127 and units a second, such as ' +
          `239.1.1.1:5004=97:48000, not "${text}".`,
        'streams',
      );
}

import { parseArgs } from 'node:util';
import { parseAddress, success, type Address, type Result } from '../contract';
import type { CaptureOptions, DecodeOptions, Filter, RecordingOptions } from '../engine';
import { readDecode, readDecoding, type DecodeCommand } from './decode-arguments';
import { readDiscover, type DiscoverCommand } from './discover-arguments';
import { readExport, type ExportCommand } from './export-arguments';
import {
  readDiagnose,
  readGroups,
  type DiagnoseCommand,
  type GroupsCommand,
} from './groups-arguments';
import { readDisplayFilter } from './filter-argument';
import { readReplay, type ReplayCommand } from './replay-arguments';
import { readSend, type SendCommand } from './send-arguments';
import { readSenders } from './senders-argument';
import { readStreams, type StreamsCommand } from './streams-arguments';
import type { SendTestCommand } from './send-test-arguments';
import { firstForeign, firstGiven, options, readNumber, usage, type Values } from './usage';

export type Format = 'text' | 'jsonl';

export type DatagramFormat = Format | 'csv';

export interface ListenOptions {
  addresses: Address[];
  /** Whether all users may send to the paths of Unix sockets among them. */
  othersMaySend: boolean;
  /** `none` where datagrams are only recorded. */
  format: Format | 'none';
  /** Where they are recorded, if they are. */
  recording: RecordingOptions | undefined;
  /** What is printed; everything if undefined. */
  filter: Filter | undefined;
  decoding: DecodeOptions;
  /** The file whose alert rules are watched, if there are any. */
  rules: string | undefined;
  /** Limits of the temporary files. */
  log: Pick<CaptureOptions, 'temporaryBytes' | 'temporarySeconds'>;
  /** Datagrams after which to end. */
  count: number;
  /** Seconds after which to end. */
  duration: number;
}

export interface ReadOptions {
  /** `-` is standard input. */
  file: string;
  format: DatagramFormat;
  /** What is printed or counted; everything if undefined. */
  filter: Filter | undefined;
  decoding: DecodeOptions;
  /** Whether the number of datagrams is all that is wanted. */
  onlyCount: boolean;
  /** Whether what another program appends is read as well, until told to stop. */
  follow: boolean;
}

export type Invocation =
  | ({ command: 'read' } & ReadOptions)
  | ({ command: 'export' } & ExportCommand)
  | { command: 'help'; topic: string | undefined }
  | { command: 'version' }
  | ({ command: 'decode' } & DecodeCommand)
  | { command: 'repair'; file: string }
  /** Without a file the default rules are wanted. */
  | { command: 'rules'; file: string | undefined }
  | { command: 'interfaces'; format: Format }
  | ({ command: 'discover' } & DiscoverCommand)
  | ({ command: 'groups' } & GroupsCommand)
  | ({ command: 'diagnose' } & DiagnoseCommand)
  | ({ command: 'send' } & SendCommand)
  | ({ command: 'send-test' } & SendTestCommand)
  | ({ command: 'replay' } & ReplayCommand)
  | ({ command: 'streams' } & StreamsCommand)
  | ({ command: 'listen' } & ListenOptions);

/** What limits the files of a ring: the option of the recording, and how much one unit is. */
const ringLimits = {
  'ring-files': { key: 'files', unit: 1 },
  'ring-size': { key: 'fileBytes', unit: 1_000_000 },
  'ring-seconds': { key: 'fileSeconds', unit: 1 },
  'ring-datagrams': { key: 'fileDatagrams', unit: 1 },
} as const;

/** The same of temporary files. */
const logLimits = {
  'log-size': { key: 'temporaryBytes', unit: 1_000_000 },
  'log-seconds': { key: 'temporarySeconds', unit: 1 },
} as const;

const recordingNames = [
  'write',
  'overwrite',
  'ring-files',
  'ring-size',
  'ring-seconds',
  'ring-datagrams',
] as const;

/** Of what is printed. */
const printingNames = ['display-filter', 'decode', 'charset', 'zone'] as const;

const listenNames = [
  'format',
  'count',
  'duration',
  'others-may-send',
  'log-size',
  'log-seconds',
  'rules',
  ...recordingNames,
  ...printingNames,
] as const;

/** `read` differs from the others: its --count has no value. */
const readOptions = { ...options, count: { type: 'boolean' } } as const;

/** The longest time a timer can wait: 2^31 - 1 milliseconds. */
const longestDuration = 2_147_483;

/** Reads the command line, without the interpreter and the script. */
export function readArguments(args: readonly string[]): Result<Invocation> {
  try {
    const chosen = isRead(args) ? readOptions : options;
    const { values, positionals } = parseArgs({
      args: [...args],
      options: chosen,
      allowPositionals: true,
    });
    return interpret(values, positionals);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

function isRead(args: readonly string[]): boolean {
  const loose = { args: [...args], options: readOptions, allowPositionals: true, strict: false };
  return parseArgs(loose).positionals[0] === 'read';
}

function interpret(values: Values, [command, ...operands]: string[]): Result<Invocation> {
  if (values.help === true) return success({ command: 'help', topic: command });
  if (values.version === true) return success({ command: 'version' });
  switch (command) {
    case undefined:
      return usage('A command is missing.');
    case 'help':
      return success({ command: 'help', topic: operands[0] });
    case 'decode':
      return readDecode(values, operands);
    case 'interfaces':
      return readInterfaces(values, operands);
    case 'groups':
      return readGroups(values, operands);
    case 'diagnose':
      return readDiagnose(values, operands);
    case 'listen':
      return readListen(values, operands);
    case 'read':
      return readRead(values, operands);
    case 'repair':
      return readRepair(values, operands);
    case 'rules':
      return readRulesCommand(values, operands);
    case 'export':
      return readExport(values, operands);
    case 'replay':
      return readReplay(values, operands);
    case 'discover':
      return readDiscover(values, operands);
    case 'send':
      return readSend(values, operands);
    case 'streams':
      return readStreams(values, operands);
    default:
      return usage(`There is no command "${command}".`);
  }
}

function readInterfaces(values: Values, operands: string[]): Result<Invocation> {
  const foreign = operands[0] ?? firstForeign(values, ['format']);
  if (foreign !== undefined) return usage(`interfaces does not take "${foreign}".`, 'interfaces');
  const format = readFormat(values.format);
  return format.ok ? success({ command: 'interfaces', format: format.value }) : format;
}

function readRead(values: Values, [file, ...others]: string[]): Result<Invocation> {
  if (file === undefined) return usage('read needs a file.', 'read');
  const foreign =
    others[0] ?? firstForeign(values, ['format', 'count', 'follow', ...printingNames]);
  if (foreign !== undefined) return usage(`read does not take "${foreign}".`, 'read');
  const isCsv = values.format === 'csv';
  const format: Result<DatagramFormat> = isCsv ? success('csv') : readFormat(values.format);
  if (!format.ok) return usage(`--format is text, jsonl or csv, not "${values.format}".`, 'read');
  const filter = readDisplayFilter(values);
  if (!filter.ok) return filter;
  const decoding = readDecoding(values);
  if (!decoding.ok) return decoding;
  if (isCsv && decoding.value.kind !== 'none') {
    return usage('--decode goes with text and jsonl, not with csv.', 'read');
  }
  return success({
    command: 'read',
    file,
    filter: filter.value,
    decoding: decoding.value,
    format: format.value,
    onlyCount: values.count === true,
    follow: values.follow === true,
  });
}

function readRepair(values: Values, [file, ...others]: string[]): Result<Invocation> {
  if (file === undefined) return usage('repair needs a file.', 'repair');
  const foreign = others[0] ?? firstForeign(values, []);
  if (foreign !== undefined) return usage(`repair does not take "${foreign}".`, 'repair');
  return success({ command: 'repair', file });
}

function readRulesCommand(values: Values, [file, ...others]: string[]): Result<Invocation> {
  const foreign = others[0] ?? firstForeign(values, []);
  if (foreign !== undefined) return usage(`rules does not take "${foreign}".`, 'rules');
  return success({ command: 'rules', file });
}

function readListen(values: Values, operands: string[]): Result<Invocation> {
  if (operands.length === 0) return usage('listen needs an address.', 'listen');
  const foreign = firstForeign(values, listenNames);
  if (foreign !== undefined) return usage(`listen does not take "${foreign}".`, 'listen');
  const addresses: Address[] = [];
  for (const text of operands) {
    const address = parseAddress(text);
    if (!address.ok) return address;
    addresses.push(address.value);
  }
  const othersMaySend = readSenders(values, addresses);
  if (!othersMaySend.ok) return othersMaySend;
  const format = readFormat(values.format);
  if (!format.ok) return format;
  const recording = readRecording(values);
  if (!recording.ok) return recording;
  const log = readLimits(values, logLimits);
  if (!log.ok) return log;
  const count = readNumber('count', values.count, { whole: true, most: Number.MAX_SAFE_INTEGER });
  if (!count.ok) return count;
  const duration = readNumber('duration', values.duration, { whole: false, most: longestDuration });
  if (!duration.ok) return duration;
  const filter = readDisplayFilter(values);
  if (!filter.ok) return filter;
  const decoding = readDecoding(values);
  if (!decoding.ok) return decoding;
  const printing = firstGiven(values, printingNames);
  if (printing !== undefined && recording.value !== undefined && values.format === undefined) {
    return usage(`${printing} is about what is printed: with --write, add --format.`, 'listen');
  }
  if (values.rules === '') return usage('--rules needs the name of a file.', 'listen');
  return success({
    command: 'listen',
    addresses,
    othersMaySend: othersMaySend.value,
    // A file at full speed and a terminal do not go together, unless that is asked for.
    format: recording.value !== undefined && values.format === undefined ? 'none' : format.value,
    recording: recording.value,
    filter: filter.value,
    decoding: decoding.value,
    rules: values.rules === undefined ? undefined : String(values.rules),
    log: log.value,
    count: count.value,
    duration: duration.value,
  });
}

function readRecording(values: Values): Result<RecordingOptions | undefined> {
  if (values.write === undefined) {
    const orphan = firstGiven(values, recordingNames);
    return orphan === undefined ? success(undefined) : usage(`${orphan} needs --write FILE.`);
  }
  if (values.write === '') return usage('--write needs the name of a file.', 'listen');
  const read = readLimits(values, ringLimits);
  if (!read.ok) return read;
  const limits = read.value;
  if (limits['files'] !== undefined && Object.keys(limits).length === 1) {
    return usage('--ring-files needs --ring-size, --ring-seconds or --ring-datagrams.', 'listen');
  }
  return success({ path: String(values.write), replace: values.overwrite === true, ...limits });
}

/** Those that were given, by the names of the options of the engine. */
function readLimits(
  values: Values,
  known: Readonly<Record<string, { key: string; unit: number }>>,
): Result<Record<string, number>> {
  const limits: Record<string, number> = {};
  for (const [name, { key, unit }] of Object.entries(known)) {
    const value = values[name as keyof typeof options];
    const limit = readNumber(name, value, { whole: true, most: 1_000_000_000 });
    if (!limit.ok) return limit;
    if (limit.value !== Infinity) limits[key] = limit.value * unit;
  }
  return success(limits);
}

function readFormat(value: string | boolean | undefined): Result<Format> {
  if (value === undefined || value === 'text') return success('text');
  return value === 'jsonl' ? success('jsonl') : usage(`--format is text or jsonl, not "${value}".`);
}

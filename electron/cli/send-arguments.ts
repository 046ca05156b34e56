import { isMulticast, parseDestination, success, type Destination, type Result } from '../contract';
import {
  asResult,
  needsInterface,
  readContent,
  type PayloadOf,
  type SenderOptions,
  type WrittenContent,
} from '../engine';
import { readSendTest, testNames, type SendTestCommand } from './send-test-arguments';
import { firstForeign, readNumber, usage, type Values } from './usage';

/** What is sent. */
export type SendSource =
  | { kind: 'payload'; payloadOf: PayloadOf }
  /** `-` is standard input. With `lines` each line of it is a datagram. */
  | { kind: 'file'; path: string; lines: boolean };

export interface SendCommand {
  to: Destination;
  source: SendSource;
  /** How often it is sent; Infinity for ever. */
  count: number;
  /** Seconds from one to the next; 0 for none. */
  interval: number;
  options: SenderOptions;
  /** Whether what was sent is told as JSON. */
  json: boolean;
}

const own = [
  'text',
  'hex',
  'file',
  'lines',
  'placeholders',
  'count',
  'interval',
  'ttl',
  'no-loopback',
  'interface',
  'json',
] as const;

/** The longest time a timer can wait: 2^31 - 1 milliseconds. */
const longestInterval = 2_147_483;

export function readSend(
  values: Values,
  [address, ...others]: string[],
): Result<({ command: 'send' } & SendCommand) | ({ command: 'send-test' } & SendTestCommand)> {
  if (address === undefined) return usage('send needs an address.', 'send');
  if (others[0] !== undefined) return usage(`send does not take "${others[0]}".`, 'send');
  const to = parseDestination(address);
  if (!to.ok) return to;
  const options = readOptions(values, to.value);
  if (!options.ok) return options;
  return values.sequence === true
    ? readSendTest(values, to.value, options.value)
    : readPayloads(values, to.value, options.value);
}

/** What is typed, or in a file. */
function readPayloads(
  values: Values,
  to: Destination,
  options: SenderOptions,
): Result<{ command: 'send' } & SendCommand> {
  const foreign = firstForeign(values, own);
  if (foreign !== undefined) {
    return usage(`send does not take "${foreign}"${ofTests(foreign)}.`, 'send');
  }
  const source = readSource(values);
  if (!source.ok) return source;
  const count = readNumber('count', values.count, { whole: true, most: Number.MAX_SAFE_INTEGER });
  if (!count.ok) return count;
  const interval = readNumber('interval', values.interval, { whole: false, most: longestInterval });
  if (!interval.ok) return interval;
  const isEach = source.value.kind === 'file' && source.value.lines;
  if (isEach && values.count !== undefined) {
    return usage('--count repeats one datagram, and --lines makes many.', 'send');
  }
  const isEndless = values.count === undefined && values.interval !== undefined && !isEach;
  return success({
    command: 'send',
    to,
    source: source.value,
    // An interval alone has a second one follow, and then there is no reason to end.
    count: values.count === undefined && !isEndless ? 1 : count.value,
    interval: values.interval === undefined ? 0 : interval.value,
    options,
    json: values.json === true,
  });
}

function ofTests(option: string): string {
  return testNames.some((name) => option === `--${name}`) ? ' without --sequence' : '';
}

function readSource(values: Values): Result<SendSource> {
  const { text, hex, file } = values;
  const given = [text, hex, file].filter((value) => value !== undefined);
  if (given.length > 1) return usage('--text, --hex and --file exclude each other.', 'send');
  const lines = values.lines === true;
  if (lines && (text !== undefined || hex !== undefined)) {
    return usage('--lines is about a file or standard input.', 'send');
  }
  if (values.placeholders === true && text === undefined) {
    return usage('--placeholders is about --text.', 'send');
  }
  if (file === '') return usage('--file needs the name of a file.', 'send');
  if (text === undefined && hex === undefined) {
    return success({ kind: 'file', path: file === undefined ? '-' : String(file), lines });
  }
  const placeholders = values.placeholders === true;
  return text === undefined
    ? readWritten({ kind: 'hex', text: String(hex) })
    : readWritten({ kind: 'text', text: String(text), placeholders });
}

function readWritten(content: WrittenContent): Result<SendSource> {
  const what = content.kind === 'hex' ? 'hexadecimal payload' : 'text';
  const read = asResult(readContent(content), content.text, what);
  return read.ok ? success({ kind: 'payload', payloadOf: read.value }) : read;
}

/** Options that would do nothing are refused: somebody counts on them. */
function readOptions(values: Values, to: Destination): Result<SenderOptions> {
  const ttl = readNumber('ttl', values.ttl, { whole: true, most: 255 });
  if (!ttl.ok) return ttl;
  const host = to.kind === 'udp' ? to.host : '';
  if (values.ttl !== undefined && to.kind === 'unix') {
    return usage('--ttl is about UDP, and a Unix socket is no hop away.', 'send');
  }
  if (values['no-loopback'] !== undefined && !isMulticast(host)) {
    return usage('--no-loopback is about multicast groups.', 'send');
  }
  const by = values.interface;
  if (by !== undefined && (to.kind === 'unix' || !needsInterface(host))) {
    return usage(
      '--interface is about groups, link-local addresses and 255.255.255.255: the way to other addresses is in the routing table.',
      'send',
    );
  }
  return success({
    ...(values.ttl === undefined ? {} : { ttl: ttl.value }),
    ...(values['no-loopback'] === undefined ? {} : { loopback: false }),
    ...(by === undefined ? {} : { interface: String(by) }),
  });
}

import {
  mostTestStreams,
  success,
  testHeaderBytes,
  usualTestLength,
  usualTestRate,
  type Destination,
  type Result,
  type TestPace,
} from '../contract';
import {
  longestPayloadTo,
  perSecondOf,
  type SenderOptions,
  type TestStreamRequest,
  type Timing,
} from '../engine';
import { finite, readChoice } from './option-values';
import { parsePace, rangeOf } from './pace-argument';
import { firstForeign, readNumber, usage, type OptionName, type Values } from './usage';

export interface SendTestCommand {
  request: TestStreamRequest;
  /** Seconds after which it ends; Infinity where the count says when. */
  duration: number;
  /** Whether concerns are agreed to. */
  yes: boolean;
  /** Datagrams a second above which is asked. */
  maxRate: number | undefined;
  json: boolean;
}

const rateNames = ['pps', 'mbps', 'top-speed', 'interval'] as const;

/** What `send` takes with `--sequence`. */
export const testNames: readonly OptionName[] = [
  'sequence',
  ...rateNames,
  'length',
  'streams',
  'count',
  'duration',
  'timing',
  'ttl',
  'no-loopback',
  'interface',
  'max-rate',
  'yes',
  'json',
];

/** A day: longer gaps are no test. */
const longestInterval = 86_400;
const longestDuration = 2_147_483;

const timings: readonly Timing[] = ['exact', 'balanced', 'frugal'];

/** What the options of a test stream ask for; `options` is what any sending has. */
export function readSendTest(
  values: Values,
  to: Destination,
  options: SenderOptions,
): Result<{ command: 'send-test' } & SendTestCommand> {
  const foreign = firstForeign(values, testNames);
  if (foreign !== undefined) return usage(`${foreign} does nothing with --sequence.`, 'send');
  if (to.kind === 'unix') return usage('--sequence is about UDP: a path loses nothing.', 'send');
  const shape = readShape(values, to);
  if (!shape.ok) return shape;
  const pace = readTestPace(values, shape.value.streams);
  if (!pace.ok) return pace;
  const end = readEnd(values);
  if (!end.ok) return end;
  const timing = readChoice('timing', values.timing, { of: timings, topic: 'send' });
  if (!timing.ok) return timing;
  const maxRate = readNumber('max-rate', values['max-rate'], { whole: false, most: 1e9 });
  if (!maxRate.ok) return maxRate;
  const request = { to, ...shape.value, pace: pace.value, options, timing: timing.value };
  return success({
    command: 'send-test',
    ...ended(request, end.value),
    yes: values.yes === true,
    maxRate: finite(maxRate.value),
    json: values.json === true,
  });
}

/** How long datagrams are, and how many streams there are. */
function readShape(
  values: Values,
  to: Destination,
): Result<Pick<TestStreamRequest, 'length' | 'streams'>> {
  const longest = longestPayloadTo(to);
  const length = readNumber('length', values.length, { whole: true, most: longest });
  if (!length.ok) return length;
  if (length.value < testHeaderBytes) {
    return usage(`--length is ${testHeaderBytes} bytes or more: the header has so many.`, 'send');
  }
  const streams = readNumber('streams', values.streams, { whole: true, most: mostTestStreams });
  if (!streams.ok) return streams;
  return success({
    length: finite(length.value) ?? usualTestLength,
    streams: finite(streams.value) ?? 1,
  });
}

/** The rate of all streams together; `--interval` alone is about each. */
function readTestPace(values: Values, streams: number): Result<TestPace> {
  const [name, other] = rateNames.filter((candidate) => values[candidate] !== undefined);
  if (other !== undefined) return usage(`--${name} and --${other} exclude each other.`, 'send');
  if (name === undefined) {
    return success({ kind: 'datagrams', perSecond: usualTestRate * streams });
  }
  if (name === 'interval') {
    const interval = readNumber(name, values[name], { whole: false, most: longestInterval });
    if (!interval.ok) return interval;
    return success({ kind: 'datagrams', perSecond: Math.min(1e9, streams / interval.value) });
  }
  const pace = parsePace(name, String(values[name]));
  if (pace !== undefined && pace.kind !== 'original') return success(pace);
  return usage(`--${name} is ${rangeOf(name)}, not "${values[name]}".`, 'send');
}

interface End {
  /** Datagrams of each stream. */
  count: number;
  seconds: number;
}

function readEnd(values: Values): Result<End> {
  if (values.count !== undefined && values.duration !== undefined) {
    return usage('--count and --duration exclude each other.', 'send');
  }
  const count = readNumber('count', values.count, { whole: true, most: Number.MAX_SAFE_INTEGER });
  if (!count.ok) return count;
  const seconds = readNumber('duration', values.duration, { whole: false, most: longestDuration });
  if (!seconds.ok) return seconds;
  return success({ count: count.value, seconds: seconds.value });
}

/** At a rate, so many seconds are so many datagrams; at top speed a clock has to end it. */
function ended(
  request: Omit<TestStreamRequest, 'count'>,
  { count, seconds }: End,
): Pick<SendTestCommand, 'request' | 'duration'> {
  const perSecond = perSecondOf(request.pace, request);
  if (seconds === Infinity || perSecond === Infinity) {
    return { request: { ...request, count }, duration: seconds };
  }
  const each = Math.max(1, Math.round((seconds * perSecond) / request.streams));
  return { request: { ...request, count: each }, duration: Infinity };
}

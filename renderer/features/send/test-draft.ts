import {
  mostTestStreams,
  testHeaderBytes,
  usualTestLength,
  usualTestRate,
  type Destination,
  type TestPace,
  type TestStream,
} from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { countProblem, numberOf, wholeOf, type Limits } from './draft-number';

/** What stands in the fields of a test stream, as it was typed. */
export interface TestDraft {
  /** In the unit of the pace. */
  rate: string;
  pace: TestPace['kind'];
  /** Bytes. */
  length: string;
  streams: string;
  /** Datagrams of each stream; empty for without end. */
  count: string;
}

export const initialTest: TestDraft = {
  rate: String(usualTestRate),
  pace: 'datagrams',
  length: String(usualTestLength),
  streams: '1',
  count: '',
};

const megabit = 1_000_000;

/** Numbers as the contract takes them; bits are typed in millions. */
const rateLimits = {
  datagrams: { least: 0.000_001, most: 1_000_000_000 },
  bits: { least: 0.000_001, most: 1_000_000 },
} as const;
const streamLimits: Limits = { least: 1, most: mostTestStreams };

/** Bytes that a datagram to the destination can have. */
function lengthLimits(to: Destination | null): Limits {
  const isIpv6 = to?.kind === 'udp' && to.family === 6;
  return { least: testHeaderBytes, most: isIpv6 ? 65_527 : 65_507 };
}

/** What the main process takes; null while something is wrong. */
export function testStreamOf(test: TestDraft, to: Destination | null): TestStream | null {
  const pace = paceOf(test);
  const length = wholeOf(test.length, lengthLimits(to));
  const streams = wholeOf(test.streams, streamLimits);
  if (pace === null || Number.isNaN(length) || Number.isNaN(streams)) return null;
  return { pace, length, streams };
}

function paceOf({ pace, rate }: TestDraft): TestPace | null {
  if (pace === 'top') return { kind: 'top' };
  const number = numberOf(rate, rateLimits[pace]);
  if (Number.isNaN(number)) return null;
  return pace === 'datagrams'
    ? { kind: 'datagrams', perSecond: number }
    : { kind: 'bits', perSecond: Math.max(1, number * megabit) };
}

/** What is wrong with the fields, in whole sentences. */
export function testProblems(test: TestDraft, to: Destination | null) {
  const lengths = lengthLimits(to);
  return {
    rate: paceOf(test) === null ? 'A number above 0, such as 10 or 0.5.' : undefined,
    length: Number.isNaN(wholeOf(test.length, lengths))
      ? `Bytes, ${lengths.least} (the header) to ${formatCount(lengths.most)}.`
      : undefined,
    streams: Number.isNaN(wholeOf(test.streams, streamLimits))
      ? `Streams are 1 to ${formatCount(mostTestStreams)}.`
      : undefined,
    count: countProblem(test.count),
  };
}

/** The fields of a test stream that is kept. */
export function testDraftOf({ pace, length, streams }: TestStream, count: string): TestDraft {
  const rate = pace.kind === 'top' ? initialTest.rate : rateNumber(pace);
  return { rate, pace: pace.kind, length: String(length), streams: String(streams), count };
}

/** Not as 1e-7, which is no number here. */
function rateNumber({ kind, perSecond }: Exclude<TestPace, { kind: 'top' }>): string {
  const number = kind === 'bits' ? perSecond / megabit : perSecond;
  return number.toFixed(6).replace(/\.?0+$/u, '');
}

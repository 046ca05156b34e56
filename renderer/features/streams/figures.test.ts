import { expect, it } from 'vitest';
import type { StreamDetail } from '../../../electron/contract';
import { figureGroups } from './figures';
import { plotsOf, stepTimes } from './series';
import { detailOf, lineOf } from './streams-fixture';

const all = { least: 0, mean: 1, most: 2, deviation: 0.5 };

/** Names and values of a group, as they are read. */
function figuresOf(detail: StreamDetail, title: string): Record<string, string> | undefined {
  const group = figureGroups(detail).find((each) => each.title === title);
  return group && Object.fromEntries(group.figures.map(({ name, value }) => [name, value]));
}

it('leave out what a stream has nothing of', () => {
  const plain = detailOf(lineOf(1, { protocol: null, label: '', sequence: null, jitter: null }));
  expect(figureGroups(plain).map(({ title }) => title)).toEqual([
    'Traffic',
    'Timing',
    'Sizes and headers',
  ]);
});

it('tell losses with their share, and where the sequence number is', () => {
  const field = { offset: 4, width: 4, order: 'big', step: 1, isFound: true } as const;
  expect(figuresOf(detailOf(lineOf(1), { field }), 'Sequence')).toMatchObject({
    Expected: '1,000',
    Lost: '3 (0.3 %)',
    'Found at': 'bytes 4–7, big endian',
  });
});

it('tell what RTP and transport streams say of themselves', () => {
  const rtp = {
    ssrc: 0xbeef,
    sources: 1,
    bySource: [],
    payloadTypes: [{ number: 0, name: 'PCMU', packets: 997 }],
    clockRate: 8000,
    jitter: all,
    deltas: all,
    drift: -12.34,
    markers: 1,
    clockJumps: 0,
  };
  expect(figuresOf(detailOf(lineOf(1), { rtp }), 'RTP')).toMatchObject({
    SSRC: '0x0000beef',
    'Payload type': '0 PCMU',
    Clock: '8,000 Hz',
    'Clock drift': '-12.3 ppm',
  });
  const sequence = { expected: 1200, lost: 3, duplicates: 0, reordered: 0, restarts: 0 };
  const { clockRate, jitter, deltas, drift } = rtp;
  const source = { ssrc: 0xbeef, clockRate, jitter, deltas, drift, sequence, packets: 1197 };
  const shared = { ...rtp, sources: 2, bySource: [source, { ...source, ssrc: 7 }] };
  expect(figuresOf(detailOf(lineOf(1), { rtp: shared }), 'RTP')).toMatchObject({
    'Source 0x0000beef': '1,197, lost 3',
    'Source 0x00000007': '1,197, lost 3',
  });
  const transport = {
    packets: 1000,
    nullPackets: 250,
    transportErrors: 0,
    scrambled: 0,
    continuityErrors: 7,
    programs: [],
    pids: [],
  };
  expect(figuresOf(detailOf(lineOf(1), { transport }), 'MPEG transport stream')).toMatchObject({
    'Null packets': '25 %',
    'Continuity errors': '7',
  });
});

it('are drawn over the time of the stream, each step with its begin', () => {
  const { series } = detailOf(lineOf(1));
  expect(stepTimes(series)).toEqual(['1700000000.000000000', '1700000000.500000000']);
  const plots = plotsOf(series);
  expect(plots.map(({ title }) => title)).toEqual(['Rate', 'Bits', 'Lost', 'Burst']);
  expect(plots.map(({ valuesOf }) => valuesOf(series)[1])).toEqual([40, 32_000, 3, 4]);
});

import type { StreamDetail, StreamLine } from '../../../electron/contract';

/** A stream for tests: RTP with three of a thousand packets lost. */
export function lineOf(number: number, change: Partial<StreamLine> = {}): StreamLine {
  return {
    number,
    source: '10.0.0.7',
    sourcePort: 40_000,
    destination: '239.1.2.3',
    destinationPort: 5004,
    isMulticast: true,
    interface: 'eth0',
    protocol: 'rtp',
    label: 'PCMU',
    first: '1700000000.000000000',
    last: '1700000020.000000000',
    datagrams: 997,
    bytes: 171_484,
    state: 'active',
    rate: 50,
    bitRate: 68_800,
    highestRate: 51,
    highestBitRate: 70_000,
    meanLength: 172,
    sequence: { expected: 1000, lost: 3, duplicates: 0, reordered: 1, restarts: 0 },
    jitter: 0.125,
    burst: 6,
    buffer: 344,
    alarms: [],
    spark: [40, 50],
    ...change,
  };
}

/** Of a stream of which nothing is known but that it came. */
export function detailOf(line: StreamLine, change: Partial<StreamDetail> = {}): StreamDetail {
  return {
    line,
    lengths: { least: 172, mean: 172, most: 172, deviation: 0 },
    intervals: null,
    ttls: [],
    dscps: [],
    rtp: null,
    transport: null,
    field: null,
    test: null,
    series: {
      from: '1700000000.000000000',
      step: 0.5,
      datagrams: Float64Array.of(10, 20),
      bytes: Float64Array.of(1000, 2000),
      lost: Float64Array.of(0, 3),
      jitter: Float64Array.of(NaN, NaN),
      burst: Float64Array.of(2, 4),
    },
    ...change,
  };
}

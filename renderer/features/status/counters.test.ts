import { expect, it } from 'vitest';
import {
  defaultAssumptions,
  type CaptureState,
  type FileState,
  type MatchesState,
  type SourceState,
} from '../../../electron/contract';
import { countersOf } from './counters';

const capture: CaptureState = {
  source: 'live',
  log: { first: 1, last: 1200, evicted: 0 },
  files: { bytes: 64_000, lost: 0, failure: null },
  recording: null,
  unsaved: 1200,
  totals: { received: 1200, bytes: 60_000, perSecond: 40, bytesPerSecond: 2000, dropped: 0 },
  sockets: [],
  incidents: [],
  assumptionsRevision: 0,
};

const matches: MatchesState = {
  view: 1,
  text: 'udp',
  log: { first: 1, last: 30, evicted: 0 },
  evaluated: 1200,
  undecided: 0,
  took: 1,
  near: 1,
  failure: null,
};

const file: FileState = {
  source: 'file',
  log: { first: 1, last: 90, evicted: 0 },
  name: 'a.pcap',
  path: '/a.pcap',
  indexing: 'done',
  indexed: 4000,
  size: 4000,
  frames: 100,
  truncated: 0,
  failure: null,
  notices: [],
  assumptions: defaultAssumptions,
  assumptionsRevision: 0,
};

const told = (state: SourceState, showing: Parameters<typeof countersOf>[1]) =>
  Object.fromEntries(
    countersOf(state, showing).map(({ testId, value, tone }) => [
      testId,
      tone === undefined ? value : `${value} (${tone})`,
    ]),
  );

it('tells what was received, and that nothing was lost', () => {
  expect(told(capture, { matches: null, selected: null })).toEqual({
    received: '1,200',
    'per-second': '40',
    'bytes-per-second': '2 kB/s',
    dropped: '0',
    lost: '0',
    'log-bytes': '64 kB',
  });
});

it('tells what is displayed and selected', () => {
  expect(told(capture, { matches, selected: 7 })).toMatchObject({ displayed: '30', selected: '7' });
});

it('tells what was lost, by kernel and by disk, and what is gone', () => {
  const lossy: CaptureState = {
    ...capture,
    log: { first: 101, last: 1200, evicted: 100 },
    files: { bytes: 1, lost: 3, failure: null },
    recording: { path: 'a', datagrams: 1, bytes: 1, lost: 4, failure: null },
    totals: { ...capture.totals, dropped: 5 },
  };
  expect(told(lossy, { matches: null, selected: null })).toMatchObject({
    dropped: '5 (danger)',
    lost: '7 (danger)',
    evicted: '100 (warning)',
    rows: '1,100',
  });
});

it('tells of a file what a snap length cut, where it cut something', () => {
  const nothing = { matches: null, selected: null };
  expect(told(file, nothing)).not.toHaveProperty('truncated');
  expect(told({ ...file, truncated: 12 }, nothing)).toMatchObject({
    datagrams: '90',
    truncated: '12 (warning)',
  });
});

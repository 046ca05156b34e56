import { expect, it } from 'vitest';
import { lacksOf } from './analysis-progress';
import { lineOf } from './streams-fixture';
import { contentOf, destinationOf, lossShareOf, progressWords, stateOf } from './words';

it('tell for how long a stream of a running capture has been silent', () => {
  const silent = lineOf(1, { state: 'silent' });
  expect(stateOf(silent, 1_700_000_032)).toBe('silent 12 s');
  expect(stateOf(silent, 1_700_000_320)).toBe('silent 5 min');
  expect(stateOf(lineOf(1, { state: 'gone' }), 1_700_036_020)).toBe('gone 10 h');
  expect(stateOf(silent, null)).toBe('silent');
  expect(stateOf(lineOf(1), 1_700_000_032)).toBe('active');
});

it('tell what is in a stream, and where it goes', () => {
  expect(contentOf(lineOf(1))).toBe('RTP · PCMU');
  expect(contentOf(lineOf(1, { protocol: null, label: '' }))).toBe('');
  expect(destinationOf(lineOf(1, { destination: 'ff15::1' }))).toBe('[ff15::1]:5004');
});

it('tell the share of what is lost', () => {
  expect(lossShareOf(lineOf(1))).toBe(0.003);
  expect(lossShareOf(lineOf(1, { sequence: null }))).toBeNull();
});

it('tell how far the log is analysed, and what was left out', () => {
  expect(progressWords(3_240_000, 10_000_000)).toBe('3.2 of 10 million');
  expect(progressWords(20_000, 90_000)).toBe('20,000 of 90,000');
  const counts = { analysed: 1, last: 1, streamless: 0, missed: 0, unlisted: 0 };
  const all = { ...counts, failure: null, isEnded: false };
  expect(lacksOf(all)).toEqual([]);
  expect(lacksOf({ ...all, missed: 1024, failure: 'the disk is gone' })).toEqual([
    'The analysis ended: the disk is gone',
    '1,024 datagrams went before they were analysed',
  ]);
});

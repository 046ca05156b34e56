import { expect, it } from 'vitest';
import { streamsCsv, streamsJson } from './copying';
import { lineOf } from './streams-fixture';

it('makes a line of CSV for each stream, empty where nothing is known', () => {
  const lines = streamsCsv([
    lineOf(1, { alarms: ['loss', 'burst'] }),
    lineOf(2, { sequence: null, jitter: null, label: '2 programs, "A"' }),
  ]).split('\r\n');
  expect(lines).toHaveLength(4);
  const [headings = [], first, second] = lines.map((line) => line.split(','));
  expect(first?.[headings.indexOf('lost')]).toBe('3');
  expect(first?.at(-1)).toBe('loss burst');
  expect(second?.join(',')).toContain('"2 programs, ""A""",active');
  expect(second?.join(',')).toContain(',172,,,,,,,6,344,');
});

it('makes JSON that reads back', () => {
  expect(JSON.parse(streamsJson([lineOf(1)]))).toEqual([lineOf(1)]);
});

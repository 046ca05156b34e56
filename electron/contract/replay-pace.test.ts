import { describe, expect, it } from 'vitest';
import { latenessBars, latenessText } from './replay-lateness';
import { paceText, scaledPace } from './replay-pace';

describe('a pace', () => {
  it.each([
    [{ kind: 'original', factor: 2 }, 'x2', 'x4'],
    [{ kind: 'datagrams', perSecond: 10 }, '10 a second', '20 a second'],
    [{ kind: 'bits', perSecond: 1_500_000 }, '1.5 Mbit/s', '3 Mbit/s'],
    [{ kind: 'original', factor: 1_000_000 }, 'x1000000', 'x1000000'],
  ] as const)('%j is %s, and twice that %s', (pace, text, twice) => {
    expect(paceText(pace)).toBe(text);
    expect(paceText(scaledPace(pace, 2) ?? pace)).toBe(twice);
  });

  it('at top speed has no double', () => {
    expect(scaledPace({ kind: 'top' }, 2)).toBeNull();
    expect(paceText({ kind: 'top' })).toBe('top speed');
  });
});

it.each([
  [0.25, '0.3 µs'],
  [16.4, '16 µs'],
  [1049, '1.0 ms'],
  [17_000, '17 ms'],
])('%f microseconds are %s', (microseconds, text) => {
  expect(latenessText(microseconds)).toBe(text);
});

describe('bars of lateness', () => {
  it('are one for each power of two, empty ones between them included', () => {
    const histogram = [
      { from: 0, to: 0.512, count: 3 },
      { from: 0.768, to: 1.024, count: 2 },
      { from: 3.072, to: 4.096, count: 1 },
    ];
    expect(latenessBars(histogram)).toEqual([
      { to: 1.024, count: 5 },
      { to: 2.048, count: 0 },
      { to: 4.096, count: 1 },
    ]);
    expect(latenessBars([])).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { assumedIn, codeWords, fractionDigits, kindOf } from './words';

const certain = { time: '0.000000000', zone: null, year: null, clock: null };

it.each([
  [certain, 'nothing assumed'],
  [{ ...certain, zone: 'Europe/Zurich' }, 'assumed: Europe/Zurich'],
  [{ ...certain, zone: 'UTC', year: 2026 }, 'assumed: UTC, the year 2026'],
  [{ ...certain, year: 2026 }, 'assumed: the year 2026'],
])('%j is told as "%s"', (understood, words) => {
  expect(assumedIn(understood)).toBe(words);
});

it('tells what clocks had to do with a time', () => {
  expect(assumedIn({ ...certain, zone: 'Europe/Zurich', clock: 'repeated' })).toMatch(/; .*twice/u);
});

it('says what is known of a number and a payload', () => {
  expect(codeWords({ number: 4, name: 'warning' })).toBe('warning (4)');
  expect(codeWords({ number: 99, name: '99' })).toBe('99');
  expect(fractionDigits('--10-11T22:14:15')).toBe(0);
  expect(fractionDigits('2003-10-11T22:14:15.003Z')).toBe(3);
  expect(kindOf({ kind: 'text', text: '', place: null, filter: null })).toBe('not recognised');
});

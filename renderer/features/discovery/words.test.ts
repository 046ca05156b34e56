import { expect, it } from 'vitest';
import { bitRateText, countText, durationText, placeText } from './words';

it('words times in the unit that says most', () => {
  expect([0, 1400, 99_000, 100_000, 3_600_000, 86_400_000].map(durationText)).toEqual([
    '0 s',
    '1 s',
    '99 s',
    '2 min',
    '60 min',
    '24 h',
  ]);
});

it('words places with the sources that are wanted', () => {
  const place = { media: '', host: 'ff15::1', port: 5004, sources: ['fd00::7'] };
  expect(placeText(place)).toBe('[ff15::1]:5004 for fd00::7');
});

it('words how many there are, and how many of them are shown', () => {
  expect(countText(0, 0, 0)).toBe('Nothing yet.');
  expect(countText(3, 3, 3)).toBe('3');
  expect(countText(200, 1500, 2000)).toBe('1,500 of 2,000, the first 200 shown');
});

it('words bit rates', () => {
  expect([0, 999, 1250, 12_345_678].map(bitRateText)).toEqual([
    '0.0 bit/s',
    '999 bit/s',
    '1.3 kbit/s',
    '12 Mbit/s',
  ]);
});

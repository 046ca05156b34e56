import { expect, it } from 'vitest';
import { defaultStreamSettings } from '../../../electron/contract';
import {
  hasUsualNumbers,
  limitFields,
  measureFields,
  problemOf,
  textOf,
  withNumber,
  withUsualNumbers,
} from './stream-limits';

const fields = [...limitFields, ...measureFields];

it('finds nothing wrong with the usual numbers', () => {
  for (const field of fields) {
    expect(problemOf(field, textOf(defaultStreamSettings, field.name))).toBeUndefined();
  }
});

it('has no limit where nothing is written, but always a window', () => {
  const [loss] = limitFields;
  const [window] = measureFields;
  if (loss === undefined || window === undefined) throw new Error('there are no fields');
  expect(problemOf(loss, '')).toBeUndefined();
  expect(withNumber(defaultStreamSettings, 'loss', '').alarms.loss).toBeNull();
  expect(problemOf(loss, '101')).toBe('Write a number from 0 to 100, or nothing.');
  expect(problemOf(window, '')).toBe('Write a whole number from 1 to 10,000.');
  expect(problemOf(window, '1.5')).toBeDefined();
  expect(withNumber(defaultStreamSettings, 'burstWindow', '250').burstWindow).toBe(250);
});

it('gives back the usual numbers, and keeps what was told of destinations', () => {
  const clocks = [{ destination: '239.1.1.1:5004', payloadType: 96, rate: 90_000 }];
  const changed = withNumber({ ...defaultStreamSettings, clocks }, 'loss', '5');
  expect(hasUsualNumbers(changed)).toBe(false);
  expect(hasUsualNumbers(withUsualNumbers(changed))).toBe(true);
  expect(withUsualNumbers(changed).clocks).toEqual(clocks);
});

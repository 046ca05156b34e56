import { expect, it } from 'vitest';
import { defaultStreamSettings } from '../../../electron/contract';
import { limitFields, measureFields, problemOf, textOf, withNumber } from './stream-limits';

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

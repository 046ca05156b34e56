import { expect, it } from 'vitest';
import { Unsaved } from './unsaved';

const log = (last: number, first = 1) => ({ first, last, evicted: first - 1 });

it('counts what was received since all was saved', () => {
  const unsaved = new Unsaved();
  expect(unsaved.count(log(0), 0)).toBe(0);
  expect(unsaved.count(log(10), 0)).toBe(10);
  unsaved.saved(10);
  expect(unsaved.count(log(10), 0)).toBe(0);
  expect(unsaved.count(log(13), 0)).toBe(3);
});

it('leaves out what a recording has, while it runs and afterwards', () => {
  const unsaved = new Unsaved();
  expect(unsaved.count(log(15), 5)).toBe(10);
  unsaved.recorded(5);
  expect(unsaved.count(log(15), 0)).toBe(10);
  expect(unsaved.count(log(16), 0)).toBe(11);
  unsaved.saved(16);
  expect(unsaved.count(log(17), 0)).toBe(1);
});

it('does not count what the log has no longer', () => {
  expect(new Unsaved().count(log(100, 91), 0)).toBe(10);
});

import { expect, it } from 'vitest';
import { placeAfterKey } from './list-keys';

const extent = { count: 100, page: 10 };

it('moves by lines and pages, and stays within the list', () => {
  expect(placeAfterKey(5, 'ArrowDown', extent)).toBe(6);
  expect(placeAfterKey(5, 'ArrowUp', extent)).toBe(4);
  expect(placeAfterKey(5, 'PageDown', extent)).toBe(15);
  expect(placeAfterKey(5, 'PageUp', extent)).toBe(0);
  expect(placeAfterKey(99, 'ArrowDown', extent)).toBe(99);
  expect(placeAfterKey(5, 'End', extent)).toBe(99);
  expect(placeAfterKey(5, 'Home', extent)).toBe(0);
});

it('enters a list at the edge that the key comes from', () => {
  expect(placeAfterKey(null, 'ArrowDown', extent)).toBe(0);
  expect(placeAfterKey(null, 'ArrowUp', extent)).toBe(99);
});

it('leaves other keys alone, and all keys where nothing is listed', () => {
  expect(placeAfterKey(5, 'a', extent)).toBeNull();
  expect(placeAfterKey(null, 'ArrowDown', { count: 0, page: 10 })).toBeNull();
});

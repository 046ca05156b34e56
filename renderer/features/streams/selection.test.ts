import { expect, it } from 'vitest';
import { noSelection, placeOf, seen, selectedAt, streamAt } from './selection';
import { lineOf } from './streams-fixture';

const page = (from: number, ...numbers: number[]) => ({
  from,
  streams: numbers.map((number) => lineOf(number)),
});

it('stays with a stream that stands elsewhere after the order changed', () => {
  const selection = selectedAt(noSelection, page(0, 4, 5, 6), 1);
  expect(selection).toEqual({ stream: 5, place: 1, wanted: null });
  expect(seen(selection, page(0, 6, 4, 5))).toEqual({ stream: 5, place: 2, wanted: null });
  // Not on the lines that were pulled: it stays selected, and keys go on from where it was.
  expect(seen(selection, page(50, 7, 8))).toBe(selection);
});

it('selects a stream to which a key led before its line was there', () => {
  const led = selectedAt({ stream: 4, place: 0, wanted: null }, page(0, 4, 5), 99);
  expect(led).toEqual({ stream: 4, place: 0, wanted: 99 });
  expect(placeOf(led)).toBe(99);
  expect(seen(led, page(50, 1, 2))).toBe(led);
  expect(seen(led, page(98, 31, 32))).toEqual({ stream: 32, place: 99, wanted: null });
});

it('knows the lines of a page by their places', () => {
  expect(streamAt(page(50, 7, 8), 51)?.number).toBe(8);
  expect(streamAt(page(50, 7, 8), 49)).toBeUndefined();
  expect(placeOf(noSelection)).toBeNull();
});

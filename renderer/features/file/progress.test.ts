import { expect, it } from 'vitest';
import { progressOf } from './progress';

it('is a share of the file', () => {
  expect(progressOf({ indexed: 250_000, size: 1_000_000 })).toEqual({
    value: 0.25,
    text: '250 kB of 1 MB read',
  });
});

it('is a whole also of a file that is empty or has shrunk', () => {
  expect(progressOf({ indexed: 0, size: 0 }).value).toBe(1);
  expect(progressOf({ indexed: 20, size: 10 }).value).toBe(1);
});

it('has no end while the size is not known', () => {
  expect(progressOf({ indexed: 2_000_000, size: null })).toEqual({
    value: undefined,
    text: '2 MB read',
  });
});

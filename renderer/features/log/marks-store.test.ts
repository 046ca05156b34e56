import { expect, it } from 'vitest';
import { markNear } from './marks-store';

const marks = new Map(
  [3, 70, 500].map((number) => [number, { number, time: '0.000000000', comment: '' }]),
);

const next = (number: number) => markNear(marks, number, 'next')?.number;
const previous = (number: number) => markNear(marks, number, 'previous')?.number;

it('the next mark is the nearest ahead, or the first one behind the last', () => {
  expect([next(1), next(3), next(499), next(500)]).toEqual([3, 70, 500, 3]);
});

it('the previous mark is the nearest behind, or the last one before the first', () => {
  expect([previous(1000), previous(500), previous(4), previous(3)]).toEqual([500, 70, 3, 500]);
});

it('there is none where nothing is marked', () => {
  expect(markNear(new Map(), 1, 'next')).toBeNull();
});

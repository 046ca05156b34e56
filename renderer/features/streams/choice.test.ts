import { expect, it } from 'vitest';
import { initialChoice, reordered, sortOf } from './choice';

it('shows the largest numbers first, and names from the beginning', () => {
  const byLoss = reordered(initialChoice, 'lost');
  expect(byLoss).toMatchObject({ order: 'lost', descending: true });
  expect(reordered(byLoss, 'source')).toMatchObject({ order: 'source', descending: false });
  expect(reordered(byLoss, 'first')).toMatchObject({ order: 'first', descending: false });
});

it('turns the order round where a column is chosen again', () => {
  const byLoss = reordered(initialChoice, 'lost');
  expect(reordered(byLoss, 'lost')).toMatchObject({ order: 'lost', descending: false });
  expect(sortOf(byLoss, 'lost')).toBe('descending');
  expect(sortOf(byLoss, 'jitter')).toBe('none');
  expect(sortOf(initialChoice, 'first')).toBe('ascending');
});

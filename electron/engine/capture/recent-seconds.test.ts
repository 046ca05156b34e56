import { expect, it } from 'vitest';
import { RecentSeconds, secondsKept } from './recent-seconds';

it('knows how much was counted in each of the last seconds', () => {
  const recent = new RecentSeconds(500);
  recent.sample(900, 5);
  expect(recent.growth.at(-1)).toBe(0);
  recent.sample(1100, 7);
  recent.sample(2000, 10);
  expect(recent.growth.slice(-3)).toEqual([0, 7, 3]);
});

it('has nothing for seconds in which nobody looked, and keeps a minute', () => {
  const recent = new RecentSeconds(0);
  recent.sample(3000, 4);
  expect(recent.growth.slice(-3)).toEqual([0, 0, 4]);
  recent.sample(1e9, 4);
  expect(recent.growth).toEqual(Array.from({ length: secondsKept }, () => 0));
});

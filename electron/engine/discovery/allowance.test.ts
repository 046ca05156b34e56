import { expect, it } from 'vitest';
import { Allowance } from './allowance';

it('spends a tenth of each second', () => {
  let now = 0;
  const allowance = new Allowance(() => now);
  const spend = () => allowance.spend(() => (now += 30));
  expect([spend(), spend(), spend(), spend(), spend()]).toEqual([true, true, true, true, false]);
  now = 1000;
  expect(spend()).toBe(true);
});

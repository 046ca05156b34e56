import { expect, it } from 'vitest';
import { clockDraftOf, clockOf, clockProblemOf, withClock } from './clock-draft';

const destination = '239.1.2.3:5004';
const clock = { destination, payloadType: 97, rate: 48_000 };

it('reads what it wrote', () => {
  expect(clockOf(clockDraftOf(clock), destination)).toEqual(clock);
});

it('means every type where none is written', () => {
  expect(clockOf({ payloadType: ' ', rate: '90000' }, destination)).toEqual({
    destination,
    payloadType: null,
    rate: 90_000,
  });
});

it.each(['0', '-1', '1.5', '', '1e3', '1000000001'])('refuses a rate of "%s"', (rate) => {
  expect(clockProblemOf({ payloadType: '', rate }, 'rate')).toContain('1 to 1,000,000,000');
  expect(clockOf({ payloadType: '', rate }, destination)).toBeNull();
});

it('refuses payload types that there are not', () => {
  expect(clockOf({ payloadType: '128', rate: '8000' }, destination)).toBeNull();
});

it('keeps one clock for a destination', () => {
  const other = { ...clock, destination: '5006' };
  const changed = { ...clock, rate: 8000 };
  expect(withClock([clock, other], destination, changed)).toEqual([other, changed]);
  expect(withClock([clock, other], destination, null)).toEqual([other]);
});

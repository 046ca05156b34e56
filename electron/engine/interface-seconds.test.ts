import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { InterfaceSeconds } from './interface-seconds';

let traffic: Map<string, { packets: number; bytes: number }>;
let asked: number;
let seconds: InterfaceSeconds;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  traffic = new Map([['eth0', { packets: 100, bytes: 0 }]]);
  asked = 0;
  seconds = new InterfaceSeconds({
    now: () => Date.now(),
    traffic: () => {
      asked += 1;
      return traffic;
    },
  });
});

afterEach(() => vi.useRealTimers());

const recent = () => seconds.look().get('eth0')?.recent;

/** Lets a second pass in which so many packets come. */
function pass(packets: number): void {
  const { packets: before = 0 } = traffic.get('eth0') ?? {};
  traffic = new Map([['eth0', { packets: before + packets, bytes: 0 }]]);
  vi.advanceTimersByTime(1000);
}

it('knows the seconds since the first look, also those that nobody looked at', () => {
  expect(recent()).toEqual([]);
  for (const packets of [3, 0, 7]) pass(packets);
  expect(recent()).toEqual([3, 0, 7]);
});

it('keeps a minute', () => {
  seconds.look();
  for (let second = 0; second < 50; second += 1) pass(1);
  seconds.look();
  for (let second = 0; second < 50; second += 1) pass(2);
  expect(recent()).toEqual([
    ...Array.from({ length: 10 }, () => 1),
    ...Array.from({ length: 50 }, () => 2),
  ]);
});

it('asks the system no more once nobody has looked for a minute, and begins anew', () => {
  seconds.look();
  vi.advanceTimersByTime(120_000);
  const before = asked;
  vi.advanceTimersByTime(60_000);
  expect(asked).toBe(before);
  expect(recent()).toEqual([]);
  pass(5);
  expect(recent()).toEqual([5]);
});

it('forgets an interface that is gone, and does not count backwards where it comes back', () => {
  seconds.look();
  pass(9);
  traffic = new Map();
  vi.advanceTimersByTime(1000);
  expect(seconds.look().size).toBe(0);
  traffic = new Map([['eth0', { packets: 1, bytes: 0 }]]);
  expect(recent()).toEqual([]);
  pass(2);
  expect(recent()).toEqual([2]);
});

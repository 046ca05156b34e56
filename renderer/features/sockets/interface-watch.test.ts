import { expect, it } from 'vitest';
import type { NetworkInterface } from '../../../electron/contract';
import { multicastObstacle, watched } from './interface-watch';

function named(index: number, packets?: number): NetworkInterface {
  return {
    name: `eth${index}`,
    index,
    up: true,
    loopback: false,
    multicast: true,
    mtu: 1500,
    addresses: [],
    ...(packets !== undefined && { received: { packets, bytes: 0 } }),
  };
}

it('tells what came since the time before, and keeps the last seconds', () => {
  const first = watched([named(1, 100), named(2)], []);
  expect(first.map(({ packets }) => packets)).toEqual([[], []]);
  let seen = first;
  for (let count = 101; count < 200; count += 1) seen = watched([named(1, count)], seen);
  expect(seen[0]?.packets).toHaveLength(20);
  expect(seen[0]?.packets.at(-1)).toBe(1);
});

it('does not count backwards where an interface began anew', () => {
  const seen = watched([named(1, 5)], watched([named(1, 100)], []));
  expect(seen[0]?.packets).toEqual([0]);
});

it('says why an interface does no multicast', () => {
  expect(multicastObstacle(named(1))).toBeUndefined();
  expect(multicastObstacle({ ...named(1), up: false })).toBe('is down');
  expect(multicastObstacle({ ...named(1), multicast: false })).toBe('cannot do multicast');
  expect(multicastObstacle({ up: true, loopback: true, multicast: false })).toBeUndefined();
});

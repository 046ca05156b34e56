import type { NetworkInterface } from '#native';
import { expect, test } from 'vitest';

import { interfaceChanges } from './interface-changes';

function network(index: number, other: Partial<NetworkInterface> = {}): NetworkInterface {
  return {
    name: `eth${index}`,
    index,
    up: true,
    loopback: false,
    multicast: true,
    broadcast: true,
    pointToPoint: false,
    mtu: 1500,
    addresses: [{ family: 4, address: `192.0.2.${index}`, prefixLength: 24 }],
    ...other,
  };
}

test('nothing changed', () => {
  expect(interfaceChanges([network(1)], [network(1)])).toEqual([]);
  expect(interfaceChanges([], [])).toEqual([]);
});

test.each([
  { name: 'lan' },
  { up: false },
  { multicast: false },
  { mtu: 9000 },
  { mac: '02:00:00:00:00:01' },
  { addresses: [] },
  { addresses: [{ family: 4, address: '192.0.2.1', prefixLength: 25 } as const] },
])('another %j is a change', (other) => {
  const [before, now] = [network(1), network(1, other)];
  expect(interfaceChanges([before, network(2)], [now, network(2)])).toEqual([
    { kind: 'changed', before, now },
  ]);
});

test('those that went come first, those that came last', () => {
  const changed = network(2, { mtu: 68 });
  expect(
    interfaceChanges([network(1), network(2), network(3)], [changed, network(4), network(5)]),
  ).toEqual([
    { kind: 'removed', before: network(1) },
    { kind: 'removed', before: network(3) },
    { kind: 'changed', before: network(2), now: changed },
    { kind: 'added', now: network(4) },
    { kind: 'added', now: network(5) },
  ]);
});

test('an interface that took the name of another is not that one', () => {
  const heir = network(9, { name: 'eth1' });
  expect(interfaceChanges([network(1)], [heir])).toEqual([
    { kind: 'removed', before: network(1) },
    { kind: 'added', now: heir },
  ]);
});

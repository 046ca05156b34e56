import { expect, test } from 'vitest';
import type { NetworkInterface } from '../../contract';
import { reachOf } from './reach';

function network(...addresses: [string, number][]): NetworkInterface {
  return {
    name: 'eth0',
    index: 2,
    up: true,
    loopback: false,
    multicast: true,
    mtu: 1500,
    addresses: addresses.map(([address, prefixLength]) => ({
      family: address.includes(':') ? 6 : 4,
      address,
      prefixLength,
    })),
  };
}

const interfaces = [
  network(['10.1.2.3', 24], ['fd12::1', 64]),
  { ...network(['10.9.0.1', 24]), up: false },
  network(['0.0.0.0', 0]),
];

test.each([
  ['127.9.9.9', false],
  ['::1', false],
  ['10.1.2.255', false],
  ['10.1.3.1', true],
  ['10.9.0.2', true],
  ['192.0.2.1', true],
  ['fd12::99', false],
  ['fd12:1::99', true],
  ['2001:db8::1', true],
  ['fe80::1%eth0', false],
  ['169.254.1.1', false],
  ['255.255.255.255', false],
  ['239.1.1.1', false],
  ['ff0e::1', false],
  ['/run/log.sock', false],
  ['@name', false],
])('%s is outside: %s', (address, outside) => {
  expect(reachOf({ interfaces })(address)).toBe(outside);
});

test.each([
  ['239.1.1.1', true],
  ['224.0.0.251', false],
  ['224.0.1.1', true],
  ['ff02::1%eth0', false],
  ['ff12::1', false],
  ['ff05::1', true],
])('with more hops %s is outside: %s', (address, outside) => {
  expect(reachOf({ interfaces, ttl: 2 })(address)).toBe(outside);
});

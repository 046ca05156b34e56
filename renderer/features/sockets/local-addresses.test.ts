import { expect, it } from 'vitest';
import type { NetworkInterface } from '../../../electron/contract';
import { localAddresses } from './local-addresses';

function named(name: string, rest: Partial<NetworkInterface>): NetworkInterface {
  return {
    name,
    index: 1,
    up: true,
    loopback: false,
    multicast: true,
    mtu: 1500,
    addresses: [],
    ...rest,
  };
}

const interfaces = [
  named('lo', { addresses: [{ family: 4, address: '127.0.0.1', prefixLength: 8 }] }),
  named('eth0', {
    addresses: [
      { family: 4, address: '192.0.2.7', prefixLength: 24 },
      { family: 6, address: 'fe80::7', prefixLength: 64 },
    ],
  }),
  named('down0', {
    up: false,
    addresses: [{ family: 4, address: '198.51.100.1', prefixLength: 24 }],
  }),
];

it('offers every interface first, then the addresses of the family that are up', () => {
  expect(localAddresses(interfaces, 4)).toEqual([
    { host: '0.0.0.0', where: 'every interface' },
    { host: '127.0.0.1', where: 'lo' },
    { host: '192.0.2.7', where: 'eth0' },
  ]);
});

it('gives link-local addresses the zone that they need', () => {
  expect(localAddresses(interfaces, 6)[1]).toEqual({ host: 'fe80::7%eth0', where: 'eth0' });
});

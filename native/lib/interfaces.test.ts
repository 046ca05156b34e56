import { listInterfaces } from '#native';
import { expect, test } from 'vitest';

test('the loopback interface is listed with its address', () => {
  const loopback = listInterfaces().find((each) => each.loopback);
  expect(loopback).toMatchObject({ name: 'lo', index: 1, up: true, pointToPoint: false });
  expect(loopback?.mtu).toBeGreaterThan(1000);
  expect(loopback?.addresses).toContainEqual({
    family: 4,
    address: '127.0.0.1',
    prefixLength: 8,
  });
  expect(loopback).not.toHaveProperty('mac');
});

test('an Ethernet address is six pairs of hexadecimal digits', () => {
  const macs = listInterfaces().flatMap(({ mac }) => mac ?? []);
  expect(macs.filter((mac) => !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(mac))).toEqual([]);
});

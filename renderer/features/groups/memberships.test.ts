import { expect, it } from 'vitest';
import { socketOf } from './groups-fixture';
import { couldJoin, ownMemberships, portOf } from './memberships';

const group = '239.1.1.1';
const onEth0 = { family: 4, group, interface: 'eth0' } as const;
const onEth1 = { family: 4, group, interface: 'eth1' } as const;

const any = socketOf(1, { kind: 'udp', family: 4, host: '0.0.0.0', port: 5000 }, [onEth1]);
const other = socketOf(2, { kind: 'udp', family: 4, host: '10.0.0.1', port: 5000 });
const bound = socketOf(3, { kind: 'group', family: 4, group, port: 5001 }, [onEth0]);
const six = socketOf(4, { kind: 'udp', family: 6, host: '::', port: 5000 });
const unix = socketOf(5, { kind: 'unix', namespace: 'path', path: '/x' });
const sockets = [any, other, bound, six, unix];

it('tell which sockets of ours are in a group there, and so which port is meant', () => {
  expect(ownMemberships(sockets, onEth1)).toEqual([{ socket: any, membership: onEth1 }]);
  expect(portOf(sockets, onEth0)).toBe(5001);
  expect(portOf(sockets, { ...onEth0, interface: 'eth2' })).toBeNull();
});

it('tell which sockets of ours could hear a group there once they joined', () => {
  expect(couldJoin(sockets, onEth0)).toEqual([any]);
  expect(couldJoin(sockets, onEth1)).toEqual([bound]);
  expect(couldJoin([{ ...any, status: 'stopped' }], onEth0)).toEqual([]);
  const group6 = { family: 6, group: 'ff15::1', interface: 'eth0' } as const;
  expect(couldJoin(sockets, group6)).toEqual([six]);
});

it('leave the zone of an address out of the group', () => {
  const zoned = { family: 6, group: 'ff02::5%eth0', interface: 'eth0' } as const;
  const socket = socketOf(6, { kind: 'udp', family: 6, host: '::', port: 1 }, [zoned]);
  expect(portOf([socket], { ...zoned, group: 'ff02::5' })).toBe(1);
});

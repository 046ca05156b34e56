import type { dgram, NetworkInterface } from '#native';
import { describe, expect, it } from 'vitest';
import type { Membership } from '../../contract';
import { repairOf } from './membership-repair';

const named: Membership = { family: 4, group: '239.1.1.1', interface: 'eth1' };
const everywhere: Membership = { family: 4, group: '239.1.1.1' };

function network(index: number, name: string, change: Partial<NetworkInterface> = {}) {
  const flags = { up: true, loopback: false, multicast: true, broadcast: true };
  return { index, name, ...flags, pointToPoint: false, mtu: 1500, addresses: [], ...change };
}

function joinedOn(index: number, name: string): dgram.Membership {
  return { group: '239.1.1.1', interface: { index, name } };
}

/** A look at these interfaces, of which the system says that all groups are as they were joined. */
function look(now: NetworkInterface[], before = now, has = () => true) {
  return { now, before, groups: { has } };
}

const never = () => false;
const nothing = { drop: [], join: [], renew: [], waiting: [] };

describe('a membership on an interface of a name', () => {
  it('waits while there is none, and is joined when there is one', () => {
    const gone = repairOf([named], [joinedOn(2, 'eth1')], look([network(1, 'lo')]));
    expect(gone).toEqual({ ...nothing, drop: [joinedOn(2, 'eth1')], waiting: [named] });
    const back = repairOf([named], [], look([network(7, 'eth1')]));
    expect(back).toEqual({ ...nothing, join: [{ asked: named, on: joinedOn(7, 'eth1') }] });
  });

  it('is let go of and joined where the interface was made again between two looks', () => {
    const again = repairOf([named], [joinedOn(2, 'eth1')], look([network(3, 'eth1')]));
    expect(again.drop).toEqual([joinedOn(2, 'eth1')]);
    expect(again.join).toEqual([{ asked: named, on: joinedOn(3, 'eth1') }]);
  });

  it('stays on an interface that was renamed, until another one has the name', () => {
    const joined = [joinedOn(2, 'eth1')];
    expect(repairOf([named], joined, look([network(2, 'lan')]))).toEqual(nothing);
    const both = look([network(2, 'lan'), network(3, 'eth1')]);
    expect(repairOf([named], joined, both)).toEqual({
      ...nothing,
      drop: joined,
      join: [{ asked: named, on: joinedOn(3, 'eth1') }],
    });
  });
});

describe('a membership on every interface', () => {
  it('is joined on those that come later, if they are up and can do multicast', () => {
    const now = [
      network(2, 'eth1'),
      network(3, 'tun0'),
      network(4, 'down', { up: false }),
      network(5, 'lo', { multicast: false }),
    ];
    expect(repairOf([everywhere], [joinedOn(2, 'eth1')], look(now))).toEqual({
      ...nothing,
      join: [{ asked: everywhere, on: joinedOn(3, 'tun0') }],
    });
  });

  it('stays on one that went down, which the system keeps', () => {
    const down = look([network(2, 'eth1', { up: false })]);
    expect(repairOf([everywhere], [joinedOn(2, 'eth1')], down)).toEqual(nothing);
  });

  it('waits where there is no interface at all', () => {
    const none = look([network(1, 'lo', { multicast: false })]);
    expect(repairOf([everywhere], [], none)).toEqual({ ...nothing, waiting: [everywhere] });
    const chosen = [joinedOn(0, '')];
    expect(repairOf([everywhere], chosen, none)).toEqual(nothing);
  });

  it('is joined once where it was asked for by name as well', () => {
    const asked = [named, everywhere];
    expect(repairOf(asked, [], look([network(2, 'eth1')])).join).toHaveLength(1);
  });
});

describe('a membership that the system has left', () => {
  const joined = [joinedOn(2, 'eth1')];
  const renewed = { ...nothing, renew: [{ asked: named, on: joinedOn(2, 'eth1') }] };

  it('is joined once more, when its interface is up', () => {
    const up = [network(2, 'eth1')];
    const down = [network(2, 'eth1', { up: false })];
    expect(repairOf([named], joined, look(up, up, never))).toEqual(renewed);
    expect(repairOf([named], joined, look(down, up, never))).toEqual(nothing);
  });

  it('is known by the interface having come up, where the system does not tell', () => {
    const up = [network(2, 'eth1')];
    const down = [network(2, 'eth1', { up: false })];
    const silent = (before: NetworkInterface[]) => ({ now: up, before, groups: null });
    expect(repairOf([named], joined, silent(down))).toEqual(renewed);
    expect(repairOf([named], joined, silent(up))).toEqual(nothing);
  });
});

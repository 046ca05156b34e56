import { describe, expect, it } from 'vitest';
import type { NetworkInterface, SweepRequest } from '../../contract';
import { estimateOf, placesOf, planSweep } from './plan';

function network(name: string, multicast = true): NetworkInterface {
  return { name, index: 1, up: true, loopback: false, multicast, mtu: 1500, addresses: [] };
}

const interfaces = [network('eth0'), network('eth1'), network('lo', false)];

function plan(request: Partial<SweepRequest>) {
  return planSweep(
    { groups: '239.1.1.0/24', ports: '5004', interfaces: null, dwell: 2, ...request },
    { interfaces, limit: 20 },
  );
}

function estimate(request: Partial<SweepRequest>) {
  const planned = plan(request);
  return planned.ok ? estimateOf(planned.value) : planned.error.message;
}

describe('the plan of a sweep', () => {
  it('tells how much it is, on every interface that can do multicast', () => {
    expect(estimate({})).toEqual({
      groups: 256,
      ports: 1,
      interfaces: ['eth0', 'eth1'],
      joins: 512,
      atOnce: 20,
      seconds: 52,
    });
    expect(estimate({ interfaces: ['lo'], dwell: 1 })).toMatchObject({ joins: 256, seconds: 13 });
  });

  it('takes all ports of a group at about the same time', () => {
    const planned = plan({ groups: '239.1.1.0/31', ports: '5004-5005', interfaces: ['eth1'] });
    const places = planned.ok ? [...placesOf(planned.value)] : [];
    expect(places.map(({ group, port }) => `${group}:${port}`)).toEqual([
      '239.1.1.0:5004',
      '239.1.1.0:5005',
      '239.1.1.1:5004',
      '239.1.1.1:5005',
    ]);
  });

  it.each([
    [{ groups: '239.0.0.0/8' }, 'That is 33,554,432 joins; a sweep makes 65,536 at most.'],
    [
      { groups: 'ff00::/8' },
      'That is 2,658,455,991,569,831,745,807,614,120,560,689,152 joins; a sweep makes 65,536 at most.',
    ],
    [{ ports: '' }, 'No port is named: a group is joined for one port at a time.'],
    [{ ports: '0' }, '"0" is not a port from 1 to 65535, nor a range of them.'],
    [{ ports: '9-5' }, '"9-5" is not a port from 1 to 65535, nor a range of them.'],
    [{ ports: '65536' }, '"65536" is not a port from 1 to 65535, nor a range of them.'],
    [{ interfaces: ['eth9'] }, 'This machine has no interface "eth9".'],
  ])('is refused in words: %j', (request, message) => {
    expect(estimate(request)).toBe(message);
  });
});

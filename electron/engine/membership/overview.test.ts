import type { DatagramRow } from '#native';
import { describe, expect, it } from 'vitest';
import type { NetworkInterface, SocketState } from '../../contract';
import type { Host } from '../host/host';
import { groupsOverview, type WatchedCapture } from './overview';

const igmp = `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
2\teth0      :     1      V2
\t\t\t\t010000E0     1 0:00000000\t\t0
3\teth1      :     2      V3
\t\t\t\t010101EF     3 0:00000000\t\t0
\t\t\t\t020202EF     1 0:00000000\t\t0
\t\t\t\t010000E0     1 0:00000000\t\t0
`;

function host(files: Record<string, string>, platform: NodeJS.Platform = 'linux'): Host {
  return {
    platform,
    read: (path) => Promise.resolve(files[path] ?? null),
    run: () => Promise.resolve({ kind: 'missing' }),
  };
}

const linux = host({
  '/proc/net/igmp': igmp,
  '/proc/sys/net/ipv4/igmp_max_memberships': '20\n',
});

const interfaces: NetworkInterface[] = [
  { name: 'eth0', index: 2, up: true, loopback: false, multicast: true, mtu: 1500, addresses: [] },
  { name: 'eth1', index: 3, up: true, loopback: false, multicast: true, mtu: 1500, addresses: [] },
];

/** A capture that joined 239.1.1.1 on eth1, while the group comes by eth0. */
const capture: WatchedCapture = {
  state: () => ({
    sockets: [
      {
        name: 'udp://@239.1.1.1:5000%eth1',
        status: 'running',
        memberships: [{ family: 4, group: '239.1.1.1', interface: 'eth1' }],
      } as unknown as SocketState,
    ],
  }),
  extent: () => ({ first: 1, last: 2 }),
  headers: () => [arrived(1, 0), arrived(3, 60_000)],
};

function arrived(ttl: number, age: number): DatagramRow {
  return {
    time: BigInt(Date.now() - age) * 1_000_000n,
    source: { address: '10.0.0.7', port: 1 },
    destination: { address: '239.1.1.1', port: 5000 },
    interfaceIndex: 2,
    ttl,
    direction: 'inbound',
  } as DatagramRow;
}

const all = { host: linux, interfaces, capture, only: null };

describe('groupsOverview', () => {
  it('tells the difference between joined and arriving', async () => {
    const { summaries } = await groupsOverview(all);
    expect(summaries.find(({ group }) => group === '239.1.1.1')).toEqual({
      group: '239.1.1.1',
      joinedOn: ['eth1'],
      arrivingOn: ['eth0'],
      words: 'joined on eth1, nothing arrives; arriving on eth0, not joined there',
      differs: true,
    });
  });

  it('tells by whom, and what of it was seen lately', async () => {
    const { interfaces: told, limits } = await groupsOverview(all);
    const words = told.flatMap(({ name, groups }) =>
      groups.map((group) => `${name} ${group.group}: ${group.words}`),
    );
    expect(words).toEqual([
      'eth0 224.0.0.1: joined by the system',
      'eth0 239.1.1.1: not joined here, arriving',
      'eth1 239.1.1.1: joined by us and 2 other sockets, nothing arrives',
      'eth1 239.2.2.2: joined by one other socket',
      'eth1 224.0.0.1: joined by the system',
    ]);
    const arrival = told[0]?.groups[1]?.arrival;
    expect(arrival).toMatchObject({
      datagrams: 1,
      sources: ['10.0.0.7'],
      ttl: { least: 1, most: 1 },
    });
    expect(told[0]?.queriers).toEqual([{ protocol: 'IGMP', version: 2, presence: 'heard' }]);
    expect(limits).toEqual({ groupsPerSocket: 20, sourcesPerGroup: null, sourcesPerGroup6: null });
  });

  it('shows one interface alone', async () => {
    const { interfaces: told } = await groupsOverview({ ...all, only: 'eth0' });
    expect(told.map(({ name }) => name)).toEqual(['eth0']);
  });

  it('says where the system does not tell, and shows what we joined', async () => {
    for (const silent of [host({}), host({}, 'darwin'), host({}, 'aix')]) {
      const { problem, interfaces: told } = await groupsOverview({ ...all, host: silent });
      expect(problem).toMatchObject({ code: 'SYSTEM' });
      expect(told[1]?.groups.map(({ words }) => words)).toEqual(['joined by us, nothing arrives']);
    }
  });
});

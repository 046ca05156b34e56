import type {
  GroupsOverview,
  GroupState,
  InterfaceGroups,
  SocketState,
} from '../../../electron/contract';

/** A group for tests: joined by one socket of ours, with nothing arriving. */
export function stateOf(group: string, change: Partial<GroupState> = {}): GroupState {
  return {
    family: group.includes(':') ? 6 : 4,
    group,
    users: 1,
    filter: { mode: 'any' },
    ours: [{ socket: 'udp://@239.1.1.1:5000%eth1', source: null }],
    arrival: null,
    isWatched: true,
    words: 'joined by us, nothing arrives',
    ...change,
  };
}

export const arrival = {
  datagrams: 1200,
  sources: ['10.0.0.7'],
  ttl: { least: 1, most: 3 },
  last: '1700000000.000000000',
};

/** A group that arrives where nobody joined it. */
export const stray = stateOf('239.1.1.1', {
  users: 0,
  filter: { mode: 'unknown' },
  ours: [],
  arrival,
  isWatched: false,
  words: 'not joined here, arriving',
});

export function networkOf(name: string, groups: GroupState[]): InterfaceGroups {
  const queriers = [{ protocol: 'IGMP', version: 3, presence: 'unknown' }] as const;
  return { name, index: 1, up: true, multicast: true, queriers: [...queriers], groups };
}

/** 239.1.1.1 is joined on eth1 and arrives on eth0; 239.2.2.2 is somebody else's; eth2 has nothing. */
export const overview: GroupsOverview = {
  origin: '/proc/net/igmp',
  problem: null,
  limits: { groupsPerSocket: 20, sourcesPerGroup: 10, sourcesPerGroup6: 64 },
  interfaces: [
    networkOf('eth0', [stray]),
    networkOf('eth1', [
      stateOf('239.1.1.1'),
      stateOf('239.2.2.2', { ours: [], isWatched: false, words: 'joined by one other socket' }),
    ]),
    networkOf('eth2', []),
  ],
  summaries: [
    {
      group: '239.1.1.1',
      joinedOn: ['eth1'],
      arrivingOn: ['eth0'],
      words: 'joined on eth1, nothing arrives; arriving on eth0, not joined there',
      differs: true,
    },
    {
      group: '239.2.2.2',
      joinedOn: ['eth1'],
      arrivingOn: [],
      words: 'joined on eth1, where nobody of ours listens',
      differs: false,
    },
  ],
  omitted: 0,
};

/** A running socket, as far as memberships are concerned. */
export function socketOf(
  id: number,
  address: SocketState['address'],
  memberships: SocketState['memberships'] = [],
): SocketState {
  return { id, name: `socket ${id}`, address, memberships, status: 'running' } as SocketState;
}

import type { Check, Heard, NetworkInterface } from '../../../contract';
import type { JoinedGroup } from '../../membership/joined';
import { checked, type CheckDefinition } from '../check';
import type { Facts, Listening } from '../facts';

export function network(name: string, index: number, address = ''): NetworkInterface {
  const addresses = address === '' ? [] : [{ family: 4 as const, address, prefixLength: 24 }];
  return { name, index, up: true, loopback: false, multicast: true, mtu: 1500, addresses };
}

export function heardOn(name: string, changed: Partial<Heard> = {}): Heard {
  return {
    interface: name,
    datagrams: 3,
    sources: ['10.1.0.2'],
    ports: [5000],
    ttl: { least: 7, most: 7 },
    isOwn: false,
    ...changed,
  };
}

export function joinedOn(name: string, changed: Partial<JoinedGroup> = {}): JoinedGroup {
  return {
    interface: name,
    index: 2,
    family: 4,
    group: '239.1.1.1',
    users: 1,
    isTimerRunning: false,
    filter: { mode: 'any' },
    ...changed,
  };
}

export function listening(...heard: Heard[]): Listening {
  return {
    by: 'sockets',
    seconds: 3,
    ports: [5000],
    joinedOn: ['eth0', 'eth1'],
    refusals: [],
    heard,
  };
}

/** A healthy machine with two interfaces, that listened to 239.1.1.1:5000 and heard nothing. */
export const silentFacts: Facts = {
  target: { family: 4, group: '239.1.1.1', port: 5000, interface: null },
  source: null,
  platform: 'linux',
  interfaces: [network('eth0', 2, '10.2.0.2'), network('eth1', 3, '10.3.0.2')],
  links: [
    { name: 'eth0', hasCarrier: true, master: null, kind: null, bridge: null },
    { name: 'eth1', hasCarrier: true, master: null, kind: null, bridge: null },
  ],
  joined: [],
  protocols: [],
  limits: { groupsPerSocket: 20, sourcesPerGroup: 10, sourcesPerGroup6: 64 },
  listening: listening(),
  whyNotListening: 'Nobody listened.',
  counters: counted({}, {}),
  reversePath: new Map([
    ['all', 0],
    ['eth0', 0],
    ['eth1', 0],
  ]),
  routes: new Map(),
  groupRoute: 'none',
  gatewayDevices: [],
  sockets: { before: [], after: [] },
  holder: undefined,
  queriers: [],
  routerPorts: null,
  firewall: { before: { kind: 'open', origin: 'nft' }, after: { kind: 'open', origin: 'nft' } },
  routing: null,
};

/** The same where the group was heard on eth0. */
export const healthyFacts: Facts = { ...silentFacts, listening: listening(heardOn('eth0')) };

/** Counters that all kernels have, with these among them. */
export function counted(before: Record<string, number>, after: Record<string, number>) {
  const names = ['TcpExt.IPReversePathFilter', 'Udp.RcvbufErrors', 'Udp.InCsumErrors'];
  const of = (some: Record<string, number>) =>
    new Map(names.map((name): [string, number] => [name, some[name] ?? 0]));
  return { before: of(before), after: of(after) };
}

/** What a check says of a machine that differs in some respects. */
export function look(
  definition: CheckDefinition,
  changed: Partial<Facts> = {},
  base: Facts = silentFacts,
): Check {
  return checked(definition, { ...base, ...changed });
}

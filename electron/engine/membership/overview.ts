import type {
  GroupsOverview,
  GroupState,
  InterfaceGroups,
  NetworkInterface,
  SocketState,
} from '../../contract';
import type { Host } from '../host/host';
import { recentArrivals, type ArrivingGroup, type RecentLog } from './arrivals';
import type { JoinedGroup } from './joined';
import { ownMemberships, type OwnMembership } from './own-memberships';
import { readJoined, readLimits, type ReadJoined } from './read-joined';
import { summaryOf, wordsOfGroup } from './words';

/** More than a person reads, and less than a page takes long to show. */
const mostGroups = 5000;

/** A running capture, which has memberships and a log of its own. */
export interface WatchedCapture extends RecentLog {
  state(): { sockets: SocketState[] };
}

export interface OverviewOptions {
  host: Host;
  interfaces: readonly NetworkInterface[];
  /** Null where nothing is captured: then nothing is known to arrive. */
  capture: WatchedCapture | null;
  /** Name of the one interface that is wanted; null for all. */
  only: string | null;
}

/** What this machine has joined, interface by interface, and what arrives of it. */
export async function groupsOverview(options: OverviewOptions): Promise<GroupsOverview> {
  const { host, capture } = options;
  const [read, limits] = await Promise.all([readJoined(host), readLimits(host)]);
  const joined: ReadJoined = read.ok
    ? read.value
    : { origin: 'the sockets of this capture', groups: [], protocols: [], omitted: 0 };
  const own = capture === null ? [] : ownMemberships(capture.state().sockets);
  const now = BigInt(Date.now()) * 1_000_000n;
  const arriving = capture === null ? [] : recentArrivals(capture, now);
  const shown = options.interfaces.filter(({ name }) => [null, name].includes(options.only));
  const all = shown.map((network) => interfaceGroups(network, { joined, own, arriving }));
  const { interfaces, omitted } = bounded(all);
  return {
    origin: joined.origin,
    problem: read.ok ? null : read.error,
    limits,
    interfaces,
    summaries: summariesOf(interfaces),
    omitted: joined.omitted + omitted,
  };
}

interface Known {
  joined: ReadJoined;
  own: readonly OwnMembership[];
  arriving: readonly ArrivingGroup[];
}

function interfaceGroups(network: NetworkInterface, known: Known): InterfaceGroups {
  const { name, index, up, multicast, loopback } = network;
  const joined = known.joined.groups.filter((group) => group.interface === name);
  const own = known.own.filter((one) => one.interface === name);
  const arriving = known.arriving.filter((one) => one.index === index);
  const listed = new Set(joined.map(({ group }) => group));
  const unlisted = [...own, ...arriving].map(({ group }) => group);
  const states = [
    ...joined,
    // Where the system does not tell, or not yet: what we joined, and what arrives nevertheless.
    ...[...new Set(unlisted)].filter((group) => !listed.has(group)).map(unjoined),
  ].map((group) => stateOf(group, own, arriving));
  return {
    name,
    index,
    up,
    // Of loopback it need not be said: see canMulticast.
    multicast: multicast || loopback,
    queriers: known.joined.protocols
      .filter((spoken) => spoken.interface === name)
      .map(({ protocol, version, presence }) => ({ protocol, version, presence })),
    groups: states,
  };
}

type Listed = Pick<JoinedGroup, 'family' | 'group' | 'users' | 'filter'>;

function unjoined(group: string): Listed {
  return { family: group.includes(':') ? 6 : 4, group, users: 0, filter: { mode: 'unknown' } };
}

function stateOf(
  { family, group, users, filter }: Listed,
  own: readonly OwnMembership[],
  arriving: readonly ArrivingGroup[],
): GroupState {
  const ours = own
    .filter((one) => one.group === group)
    .map(({ socket, source }) => ({ socket, source }));
  const arrival = arriving.find((one) => one.group === group)?.arrival ?? null;
  const state = { family, group, users, filter, ours, arrival, isWatched: ours.length > 0 };
  return { ...state, words: wordsOfGroup(state) };
}

function bounded(all: InterfaceGroups[]): { interfaces: InterfaceGroups[]; omitted: number } {
  let left = mostGroups;
  let omitted = 0;
  const interfaces = all.map((network) => {
    const groups = network.groups.slice(0, left);
    left -= groups.length;
    omitted += network.groups.length - groups.length;
    return { ...network, groups };
  });
  return { interfaces, omitted };
}

function summariesOf(interfaces: readonly InterfaceGroups[]): GroupsOverview['summaries'] {
  const byGroup = new Map<string, (GroupState & { interface: string })[]>();
  for (const { name, groups } of interfaces) {
    for (const state of groups) {
      const states = byGroup.get(state.group) ?? [];
      states.push({ ...state, interface: name });
      byGroup.set(state.group, states);
    }
  }
  return Array.from(byGroup, ([group, states]) => summaryOf(group, states));
}

import type {
  GroupsOverview,
  GroupState,
  InterfaceGroups,
  Querier,
  SourceState,
} from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';

/** Seconds for which the overview remembers what arrived. */
const recent = 10;

/** How many sockets of this machine are in a group; the system does not count them everywhere. */
export function usersOf({ users }: Pick<GroupState, 'users'>): string {
  return users === null ? '–' : formatCount(users);
}

/** The sockets of the capture that joined a group, each once. */
export function ourSocketsOf({ ours }: Pick<GroupState, 'ours'>): string {
  return [...new Set(ours.map(({ socket }) => socket))].join(', ');
}

/** From whom the system lets datagrams of a group through. */
export function sourcesOf({ filter }: Pick<GroupState, 'filter'>): string {
  switch (filter.mode) {
    case 'any':
      return 'all';
    case 'include':
      return filter.sources.length === 0 ? 'none' : `only ${someOf(filter.sources)}`;
    case 'exclude':
      return `not ${someOf(filter.sources)}`;
    case 'unknown':
      return 'not told';
  }
}

function someOf([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} and ${formatCount(rest.length)} more`;
}

/** What arrived of a group lately. Where nobody of ours listens, that is not seen. */
export function arrivalOf({ arrival, isWatched }: GroupState): string {
  if (arrival === null) return isWatched ? 'nothing' : 'not watched';
  const { datagrams, ttl } = arrival;
  const hops =
    ttl === null ? '' : `, TTL ${ttl.least === ttl.most ? '' : `${ttl.least}–`}${ttl.most}`;
  return `${formatCount(datagrams)}${hops}`;
}

/** The same in a sentence of its own. */
export function arrivalHint({ arrival, isWatched }: GroupState): string {
  if (arrival !== null) return `In the last ${recent} s, from ${arrival.sources.join(', ')}`;
  return isWatched
    ? `Nothing in the last ${recent} s`
    : 'No socket of this capture listens to it here: what arrives is not seen';
}

/** `IGMPv3, querier not told`: the system does not tell queries of the newest version from none. */
export function querierOf({ protocol, version, presence }: Querier): string {
  const spoken = `${protocol}${version === null ? '' : `v${version}`}`;
  if (presence === 'heard') return `${spoken}, a querier was heard`;
  return version === null
    ? `${spoken}, version and querier not told`
    : `${spoken}, querier not told`;
}

/** What there is to say of one sender of a group. */
export function wordsOfSource(
  { filter, ours, arrival, isWatched }: GroupState,
  source: string,
): string {
  const isWanted =
    (filter.mode === 'include' && filter.sources.includes(source)) ||
    ours.some((one) => one.source === source);
  const isLeftOut = filter.mode === 'exclude' && filter.sources.includes(source);
  const wish = isLeftOut ? 'left out' : isWanted ? 'asked for' : '';
  if (arrival?.sources.includes(source)) return wish === '' ? 'arriving' : `${wish}, arriving`;
  return isWanted && isWatched ? `${wish}, nothing arrives` : wish;
}

interface FilterParts {
  family: 4 | 6;
  group: string;
  interface: string;
  /** Null for any sender. */
  source: string | null;
}

/** The filter for the datagrams of a group on an interface, from one sender where one is meant. */
export function groupFilter({ family, group, interface: name, source }: FilterParts): string {
  const field = family === 6 ? 'ipv6' : 'ip';
  const [bareSource = ''] = source?.split('%') ?? [];
  return [
    `${field}.dst == ${group}`,
    ...(bareSource === '' ? [] : [`${field}.src == ${bareSource}`]),
    `gramscope.interface == ${JSON.stringify(name)}`,
  ].join(' && ');
}

/** Where memberships were read, what limits them, and what cannot be known, in sentences. */
export function untoldOf(
  { origin, limits, omitted }: GroupsOverview,
  shown: SourceState['source'] | null,
): string[] {
  const { groupsPerSocket } = limits;
  return [
    `Read from ${origin}. Whose sockets they are, the system does not say.`,
    ...(groupsPerSocket === null
      ? []
      : [`A socket may join ${formatCount(groupsPerSocket)} IPv4 groups (igmp_max_memberships).`]),
    ...(shown === 'file' ? ['This window shows a file: what arrives now is not seen.'] : []),
    ...(omitted === 0 ? [] : [`${formatCount(omitted)} more memberships are not shown.`]),
  ];
}

/** Whether an interface is up, and where it cannot do multicast, that. */
export function statesOf({ up, multicast }: InterfaceGroups): string[] {
  return [up ? 'up' : 'down', ...(multicast ? [] : ['no multicast'])];
}

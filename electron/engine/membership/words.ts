import type { GroupState, GroupSummary } from '../../contract';

/** 224.0.0.1, ff01::1, ff02::1 and the groups of neighbour discovery, which systems join unasked. */
function isOfSystem(group: string): boolean {
  return group === '224.0.0.1' || /^ff0[12]::1(?::ff[0-9a-f:]*)?$/iu.test(group);
}

type Said = Pick<GroupState, 'group' | 'users' | 'ours' | 'arrival' | 'isWatched'>;

/** What there is to say of a group on an interface. */
export function wordsOfGroup(state: Said): string {
  const who = joinedBy(state);
  if (state.arrival !== null) return `${who}, arriving`;
  return state.isWatched ? `${who}, nothing arrives` : who;
}

function joinedBy({ group, users, ours }: Said): string {
  if (users === 0 && ours.length === 0) return 'not joined here';
  const others = users === null ? null : Math.max(0, users - ours.length);
  if (ours.length > 0) {
    return others === null || others === 0 ? 'joined by us' : `joined by us and ${more(others)}`;
  }
  if (isOfSystem(group)) return 'joined by the system';
  return others === null ? 'joined by another program' : `joined by ${more(others)}`;
}

function more(sockets: number): string {
  return sockets === 1 ? 'one other socket' : `${sockets} other sockets`;
}

/** Where a group is joined and where it arrives, and how these differ, as far as can be known. */
export function summaryOf(
  group: string,
  states: readonly (GroupState & { interface: string })[],
): GroupSummary {
  const joined = states.filter(({ users, ours }) => users !== 0 || ours.length > 0);
  const arriving = states.filter(({ arrival }) => arrival !== null);
  const deaf = joined.filter(({ arrival, isWatched }) => arrival === null && isWatched);
  const unseen = joined.filter(({ arrival, isWatched }) => arrival === null && !isWatched);
  const well = joined.filter(({ arrival }) => arrival !== null);
  const stray = arriving.filter((state) => !joined.includes(state));
  const parts = [
    part('joined and arriving on', well),
    part('joined on', deaf, ', nothing arrives'),
    part('joined on', unseen, ', where nobody of ours listens'),
    part('arriving on', stray, ', not joined there'),
  ].filter((text) => text !== null);
  return {
    group,
    joinedOn: joined.map((state) => state.interface),
    arrivingOn: arriving.map((state) => state.interface),
    words: parts.join('; '),
    differs: deaf.length > 0 || stray.length > 0,
  };
}

function part(before: string, states: readonly { interface: string }[], after = ''): string | null {
  if (states.length === 0) return null;
  return `${before} ${states.map((state) => state.interface).join(', ')}${after}`;
}

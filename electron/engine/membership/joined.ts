import type { Querier, SourceFilter } from '../../contract';

/** A group that is joined on an interface, as the system tells it. */
export interface JoinedGroup {
  interface: string;
  /** 0 where the system does not tell. */
  index: number;
  family: 4 | 6;
  group: string;
  /** Sockets that are in it, the kernel's own among them; null where the system does not count. */
  users: number | null;
  /** Whether a report is due, because a query was heard a moment ago or the group is new. */
  isTimerRunning: boolean;
  filter: SourceFilter;
}

/** How an interface speaks IGMP or MLD. */
export interface SpokenProtocol extends Querier {
  interface: string;
}

/** More memberships than a machine in its senses has; those beyond are counted alone. */
export const mostJoined = 20_000;

/** All that a system tells of its memberships. */
export interface Joined {
  groups: JoinedGroup[];
  protocols: SpokenProtocol[];
  /** Groups beyond `mostJoined`. */
  omitted: number;
}

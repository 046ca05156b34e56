import * as v from 'valibot';
import { failureSchema } from './failure';

/** Which groups this machine is in, interface by interface, and what arrives of them. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The version of IGMP (4) or MLD (6) that the system speaks on an interface. */
export const querierSchema = v.strictObject({
  protocol: v.picklist(['IGMP', 'MLD']),
  /** As the system tells it; null where it does not. */
  version: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3))),
  /**
   * Whether somebody on the link asks for memberships. `heard`: the version is that of an older querier, or
   * queries were counted. `unknown`: the system does not tell queries of the newest version from none.
   */
  presence: v.picklist(['heard', 'unknown']),
});

/** From which sources the system lets datagrams of a group through (RFC 3376, section 3). */
export const sourceFilterSchema = v.variant('mode', [
  /** From all. */
  v.strictObject({ mode: v.literal('any') }),
  v.strictObject({ mode: v.literal('include'), sources: v.array(v.string()) }),
  v.strictObject({ mode: v.literal('exclude'), sources: v.array(v.string()) }),
  /** The system does not tell. */
  v.strictObject({ mode: v.literal('unknown') }),
]);

/** Datagrams of a group that were seen on an interface. */
export const groupArrivalSchema = v.strictObject({
  /** Of the datagrams that were looked at. */
  datagrams: count,
  /** Senders of them, at most 16. */
  sources: v.array(v.string()),
  /** Hops left; null where the system did not say. */
  ttl: v.nullable(v.strictObject({ least: count, most: count })),
  /** Decimal seconds since the epoch. */
  last: v.string(),
});

/** A group on an interface. */
export const groupStateSchema = v.strictObject({
  family: v.picklist([4, 6]),
  group: v.string(),
  /**
   * How many sockets of this machine, those of the kernel itself included, have joined it here; 0 where it
   * arrives without. The system does not say whose they are. Null where it does not count.
   */
  users: v.nullable(count),
  filter: sourceFilterSchema,
  /** Sockets of the capture that joined it here, by the names they have in the window. */
  ours: v.array(v.strictObject({ socket: v.string(), source: v.nullable(v.string()) })),
  /** Null where nothing was seen, which says nothing where nobody of ours listens: see `isWatched`. */
  arrival: v.nullable(groupArrivalSchema),
  /** Whether a socket of the capture would have seen it here. */
  isWatched: v.boolean(),
  /** What there is to say of it, in a few words: `joined by another program`. */
  words: v.string(),
});

export const interfaceGroupsSchema = v.strictObject({
  name: v.string(),
  index: count,
  up: v.boolean(),
  multicast: v.boolean(),
  queriers: v.array(querierSchema),
  groups: v.array(groupStateSchema),
});

/** What one group amounts to, over all interfaces. */
export const groupSummarySchema = v.strictObject({
  group: v.string(),
  joinedOn: v.array(v.string()),
  arrivingOn: v.array(v.string()),
  /** `joined on eth1, nothing arrives; arriving on eth0, not joined there` */
  words: v.string(),
  /** Whether joined and arriving differ where that can be known. */
  differs: v.boolean(),
});

/** What the system limits; null where it does not tell. */
export const membershipLimitsSchema = v.strictObject({
  /** IPv4 groups of one socket. */
  groupsPerSocket: v.nullable(count),
  /** Sources of one IPv4 membership. */
  sourcesPerGroup: v.nullable(count),
  /** The same of IPv6. */
  sourcesPerGroup6: v.nullable(count),
});

export const groupsOverviewSchema = v.strictObject({
  /** Where memberships were read: `/proc/net/igmp`, `netstat -g`. */
  origin: v.string(),
  /** Why the system could not tell of its memberships; null where it did. */
  problem: v.nullable(failureSchema),
  limits: membershipLimitsSchema,
  interfaces: v.array(interfaceGroupsSchema),
  summaries: v.array(groupSummarySchema),
  /** Memberships that were left out because there are too many. */
  omitted: count,
});

export type Querier = v.InferOutput<typeof querierSchema>;
export type SourceFilter = v.InferOutput<typeof sourceFilterSchema>;
export type GroupArrival = v.InferOutput<typeof groupArrivalSchema>;
export type GroupState = v.InferOutput<typeof groupStateSchema>;
export type InterfaceGroups = v.InferOutput<typeof interfaceGroupsSchema>;
export type GroupSummary = v.InferOutput<typeof groupSummarySchema>;
export type MembershipLimits = v.InferOutput<typeof membershipLimitsSchema>;
export type GroupsOverview = v.InferOutput<typeof groupsOverviewSchema>;

import {
  failure,
  mostDiscoveryInterfaces,
  mostSweepJoins,
  success,
  type NetworkInterface,
  type Result,
  type SweepEstimate,
  type SweepRequest,
} from '../../contract';
import { chosenInterfaces } from '../discovery/chosen-interfaces';
import type { GroupPlace } from '../discovery/group-socket';
import { countGroups, groupsOf, readGroups, type GroupRange } from './group-ranges';
import { readPorts } from './ports';

/** Joins in a second, at most: each of them has a router and switches do something. */
export const joinsPerSecond = 50;

/** What a sweep will do. */
export interface SweepPlan {
  ranges: readonly GroupRange[];
  ports: readonly number[];
  interfaces: readonly string[];
  /** Seconds. */
  dwell: number;
  joins: number;
  atOnce: number;
}

/** What a plan depends on besides what is asked for. */
export interface SweepSurroundings {
  interfaces: readonly NetworkInterface[];
  /** Groups that one socket may be in. */
  limit: number;
}

/** Reads what is asked for. Fails where it cannot be read, or is more than a sweep may be. */
export function planSweep(
  request: SweepRequest,
  { interfaces, limit }: SweepSurroundings,
): Result<SweepPlan> {
  const ranges = readGroups(request.groups);
  if (!ranges.ok) return ranges;
  const ports = readPorts(request.ports);
  if (!ports.ok) return ports;
  const chosen = chosenInterfaces(request.interfaces, interfaces);
  if (!chosen.ok) return chosen;
  const names = chosen.value.slice(0, mostDiscoveryInterfaces).map(({ name }) => name);
  const joins = countGroups(ranges.value) * BigInt(ports.value.length * names.length);
  if (joins > BigInt(mostSweepJoins)) return tooMany(joins);
  return success({
    ranges: ranges.value,
    ports: ports.value,
    interfaces: names,
    dwell: request.dwell,
    joins: Number(joins),
    atOnce: limit,
  });
}

/** How much that is. */
export function estimateOf(plan: SweepPlan): SweepEstimate {
  const { ranges, ports, interfaces, joins, atOnce } = plan;
  return {
    groups: Number(countGroups(ranges)),
    ports: ports.length,
    interfaces: [...interfaces],
    joins,
    atOnce,
    seconds: secondsFor(joins, plan),
  };
}

/** Seconds that so many joins take: each its time, some of them at once, and no more than may be in a second. */
export function secondsFor(joins: number, { atOnce, dwell }: SweepPlan): number {
  if (joins === 0) return 0;
  return Math.max(Math.ceil(joins / atOnce) * dwell, (joins - 1) / joinsPerSecond + dwell);
}

/** In which order: all ports of a group at about the same time, so that the network sees one join of it. */
export function* placesOf({ ranges, ports, interfaces }: SweepPlan): Generator<GroupPlace> {
  for (const group of groupsOf(ranges)) {
    for (const port of ports) {
      for (const name of interfaces) yield { group, port, interface: name };
    }
  }
}

function tooMany(joins: bigint): Result<never> {
  return failure(
    'INPUT_INVALID',
    `That is ${joins.toLocaleString('en-US')} joins; a sweep makes ${mostSweepJoins.toLocaleString('en-US')} at most.`,
    'A join is made for each group, port and interface: name fewer of them.',
  );
}

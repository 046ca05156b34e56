import * as v from 'valibot';
import { interfaceName } from './address';
import { mostDiscoveryInterfaces } from './discovery';
import { failureSchema } from './failure';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Joins that one sweep makes at most: one for each group, port and interface. */
export const mostSweepJoins = 65_536;

/** Groups with traffic that one call may ask for at most. */
export const mostListedFinds = 500;

/** The ports that are tried where nobody says which: MPEG-TS in VLC and elsewhere, RTP (RFC 3551), DVB. */
export const usualSweepPorts = '1234,5000,5004';

/** Seconds that each group is listened to, where nobody says how long. */
export const usualDwell = 2;

/** Groups to join for a while each, as a person writes them. */
export const sweepRequestSchema = v.strictObject({
  /** `239.1.1.0/24`, `239.1.1.1-239.1.1.50`, `239.1.2.3`, with commas between. */
  groups: v.pipe(v.string(), v.maxLength(4096)),
  /** `5004`, `5000-5010`, with commas between. */
  ports: v.pipe(v.string(), v.maxLength(1024)),
  /** Null for every interface that can do multicast. */
  interfaces: v.nullable(
    v.pipe(v.array(interfaceName), v.minLength(1), v.maxLength(mostDiscoveryInterfaces)),
  ),
  /** Seconds. */
  dwell: v.pipe(v.number(), v.minValue(0.1), v.maxValue(60)),
});

/** How much a sweep would be. */
export const sweepEstimateSchema = v.strictObject({
  groups: count,
  ports: count,
  interfaces: v.array(v.string()),
  /** One for each group, port and interface. */
  joins: count,
  /** Joins at a time: what the system lets one socket have. */
  atOnce: count,
  /** How long it would take, at least. */
  seconds: v.number(),
});

/** A group and port that carries something, on one interface. */
export const sweepFindSchema = v.strictObject({
  family: v.picklist([4, 6]),
  group: v.string(),
  port: count,
  interface: v.string(),
  datagrams: count,
  /** Of payload. */
  bytes: count,
  /** Seconds that it was listened to. */
  seconds: v.number(),
  /** Bytes of the smallest and of the largest payload. */
  smallest: count,
  largest: count,
  /** The first few senders, as `address:port`, and how many there were at least. */
  sources: v.array(v.string()),
  sourceCount: count,
  /** What the payload is; empty where that is not known. */
  protocol: v.string(),
});

export const sweepStateSchema = v.strictObject({
  /** `none` before the first one. */
  state: v.picklist(['none', 'running', 'done', 'stopped']),
  /** Joins that have had their time, and all that there are to be. */
  done: count,
  joins: count,
  /** Seconds that are left; 0 once it has ended. */
  remaining: v.number(),
  /** How many groups carry something. */
  found: count,
  /** Joins that the system refused, and why: the first few kinds. */
  refused: count,
  failures: v.array(failureSchema),
});

export type SweepRequest = v.InferOutput<typeof sweepRequestSchema>;
export type SweepEstimate = v.InferOutput<typeof sweepEstimateSchema>;
export type SweepFind = v.InferOutput<typeof sweepFindSchema>;
export type SweepState = v.InferOutput<typeof sweepStateSchema>;

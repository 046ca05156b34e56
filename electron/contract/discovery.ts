import * as v from 'valibot';
import { failureSchema } from './failure';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How hosts make themselves, their services and their sessions known. */
export const discoveryProtocols = ['sap', 'mdns', 'ssdp', 'llmnr', 'ptp'] as const;

export type DiscoveryProtocolName = (typeof discoveryProtocols)[number];

/** As people write them. */
export const discoveryTitles: Readonly<Record<DiscoveryProtocolName, string>> = {
  sap: 'SAP',
  mdns: 'mDNS',
  ssdp: 'SSDP',
  llmnr: 'LLMNR',
  ptp: 'PTP',
};

/** Announcements that are kept; those that were not heard for longest go first. */
export const mostAnnouncements = 10_000;

/** The most announcements that one call may ask for. */
export const mostListedAnnouncements = 500;

/** The most interfaces that are listened on at once, each with a socket for each group. */
export const mostDiscoveryInterfaces = 16;

/** Where something is that was announced. */
const placeSchema = v.strictObject({
  /** What is there, in a few words: `audio L24/48000/8`; empty where that is not said. */
  media: v.string(),
  /** A group, the address of a host, or its name where no address is known. */
  host: v.string(),
  port: count,
  /** The only senders to receive from (RFC 4570); empty for all. */
  sources: v.array(v.string()),
});

/** One thing that was announced. All texts come from the network, are short, and safe to show. */
export const announcementSchema = v.strictObject({
  /** From 1; that of another announcement is another one. */
  id: v.pipe(count, v.minValue(1)),
  protocol: v.picklist(discoveryProtocols),
  /** What it is: `session`, `_ipp._tcp`, `device`, `search`, `question`, `grandmaster`. */
  kind: v.string(),
  name: v.string(),
  /** Address of who says so. */
  from: v.string(),
  /** Names of the interfaces that it was heard on. */
  interfaces: v.array(v.string()),
  places: v.array(placeSchema),
  /** What else was said, as names and values. */
  facts: v.array(v.strictObject({ name: v.string(), value: v.string() })),
  /** Milliseconds since the epoch; `expires` is null where it does not. */
  firstHeard: count,
  lastHeard: count,
  expires: v.nullable(count),
  /** How often it was heard. */
  heard: count,
});

/** What is listened to, and how that goes. */
export const discoveryStateSchema = v.strictObject({
  isRunning: v.boolean(),
  protocols: v.array(v.picklist(discoveryProtocols)),
  /** Names of those that are listened on. */
  interfaces: v.array(v.string()),
  /** Whether questions are sent. */
  ask: v.boolean(),
  /** What could not be listened to. */
  failures: v.array(failureSchema),
  /** Datagrams that nobody read, because more came than there was time for. */
  passedOver: count,
});

export type AnnouncedPlace = v.InferOutput<typeof placeSchema>;
export type Announcement = v.InferOutput<typeof announcementSchema>;
export type DiscoveryState = v.InferOutput<typeof discoveryStateSchema>;

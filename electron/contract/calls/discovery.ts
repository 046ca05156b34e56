import * as v from 'valibot';
import { interfaceName } from '../address';
import {
  announcementSchema,
  discoveryProtocols,
  discoveryStateSchema,
  mostAnnouncements,
  mostDiscoveryInterfaces,
  mostListedAnnouncements,
} from '../discovery';
import { socketStateSchema } from '../model';
import {
  mostListedFinds,
  mostSweepJoins,
  sweepEstimateSchema,
  sweepFindSchema,
  sweepRequestSchema,
  sweepStateSchema,
} from '../sweep';
import { nothing, ordinal } from './inputs';

const place = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const total = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What other hosts announce, and which groups carry something. */
export const discoveryCalls = {
  /** Forgets what was heard, and begins to listen. Fails where nothing can be listened to. */
  'discovery.start': {
    input: v.strictObject({
      protocols: v.pipe(
        v.array(v.picklist(discoveryProtocols)),
        v.minLength(1),
        v.maxLength(discoveryProtocols.length),
      ),
      /** Null for every interface that can do multicast. */
      interfaces: v.nullable(
        v.pipe(v.array(interfaceName), v.minLength(1), v.maxLength(mostDiscoveryInterfaces)),
      ),
      /** Whether questions are sent, which everybody on the link hears. */
      ask: v.boolean(),
    }),
    output: v.null(),
  },
  /** Listens no more; what was heard stays. */
  'discovery.stop': { input: nothing, output: v.null() },
  /** Those that have a text in them, in the order in which they were first heard, from place `from` on. */
  'discovery.list': {
    input: v.strictObject({
      from: place(mostAnnouncements),
      count: place(mostListedAnnouncements),
      text: v.pipe(v.string(), v.maxLength(200)),
    }),
    output: v.strictObject({
      state: discoveryStateSchema,
      /** Of all that are kept, and of those with the text. */
      total,
      matching: total,
      announcements: v.array(announcementSchema),
    }),
  },
  /** Opens a socket of the capture for each group and port of an announcement. */
  'discovery.watch': {
    input: v.strictObject({ id: ordinal }),
    output: v.array(socketStateSchema),
  },
  /** Tells how much a sweep would be, without joining anything. */
  'sweep.check': { input: sweepRequestSchema, output: sweepEstimateSchema },
  /** Begins to join the groups, a few at a time. */
  'sweep.start': { input: sweepRequestSchema, output: v.null() },
  /** Leaves what is joined, and joins no more. */
  'sweep.stop': { input: nothing, output: v.null() },
  /** How far it is, and what was found, in the order of finding. */
  'sweep.state': {
    input: v.strictObject({ from: place(mostSweepJoins), count: place(mostListedFinds) }),
    output: v.strictObject({ state: sweepStateSchema, finds: v.array(sweepFindSchema) }),
  },
} as const;

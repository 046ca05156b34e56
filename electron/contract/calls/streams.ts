import * as v from 'valibot';
import {
  mostStreamEventsPerCall,
  mostStreamsPerCall,
  streamDetailSchema,
  streamEventKinds,
  streamEventSchema,
  streamLineSchema,
  streamOrders,
  streamProgressSchema,
} from '../stream';
import { ordinal } from './inputs';

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

function upTo(most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
}

const stream = upTo(4_294_967_295);

/**
 * The streams of what the window shows, a running capture or a file. The first call begins to look for them; once a
 * person has ended that, no call but the one for it begins anew.
 */
export const streamCalls = {
  'streams.list': {
    input: v.strictObject({
      order: v.picklist(streamOrders),
      descending: v.boolean(),
      /** Only those with an address, port, interface, protocol or label that has this in it. */
      text: v.pipe(v.string(), v.maxLength(200)),
      /** Only those to groups; only those with a limit exceeded. */
      multicastOnly: v.boolean(),
      alarmedOnly: v.boolean(),
      /** Place of the first one to be listed, from 0. */
      from: place,
      count: upTo(mostStreamsPerCall),
    }),
    output: v.strictObject({
      progress: streamProgressSchema,
      /** Of all streams, and of those that are asked for. */
      total: place,
      matching: place,
      alarmed: place,
      streams: v.array(streamLineSchema),
    }),
  },
  /**
   * Ends the analysis, whose memory and time are free then, or begins it anew. It does not end where filters or rules
   * ask about streams.
   */
  'streams.analyse': {
    input: v.strictObject({ wanted: v.picklist(['begin', 'end']) }),
    output: v.null(),
  },
  /** Null where there is no such stream. */
  'streams.show': { input: v.strictObject({ stream }), output: v.nullable(streamDetailSchema) },
  /** What happened, in the order of the log: of one stream, or of all of them. */
  'streams.events': {
    input: v.strictObject({
      stream: v.nullable(stream),
      kinds: v.pipe(v.array(v.picklist(streamEventKinds)), v.maxLength(streamEventKinds.length)),
      from: place,
      count: upTo(mostStreamEventsPerCall),
    }),
    output: v.strictObject({
      total: place,
      /** Happened, and too many to be remembered. */
      forgotten: place,
      events: v.array(streamEventSchema),
    }),
  },
  /** The filter that shows the datagrams of a stream alone; null where there is no such stream. */
  'streams.filter': { input: v.strictObject({ stream }), output: v.nullable(v.string()) },
  /** The next event of these kinds behind a row, or before it; null where there is none. */
  'streams.seek': {
    input: v.strictObject({
      stream: v.nullable(stream),
      kinds: v.pipe(v.array(v.picklist(streamEventKinds)), v.maxLength(streamEventKinds.length)),
      row: v.nullable(ordinal),
      direction: v.picklist(['next', 'previous']),
    }),
    output: v.nullable(streamEventSchema),
  },
} as const;

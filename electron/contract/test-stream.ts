import * as v from 'valibot';
import { bitPaceSchema, datagramPaceSchema, topPaceSchema } from './replay';

/** The most test streams that are sent at once. */
export const mostTestStreams = 4096;

/** Bytes of the header that each datagram of a test stream begins with. */
export const testHeaderBytes = 40;

/** Bytes of each datagram, where nobody says how many: they go whole everywhere (RFC 791 asks for 576). */
export const usualTestLength = 300;

/** Datagrams of each stream a second, where nobody says how many. */
export const usualTestRate = 10;

/** Bytes of each payload: at most as many as UDP over IPv6 takes; IPv4 takes 20 fewer. */
export const testLengthSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(testHeaderBytes),
  v.maxValue(65_527),
);

/** How fast datagrams of all test streams together leave. */
export const testPaceSchema = v.variant('kind', [datagramPaceSchema, bitPaceSchema, topPaceSchema]);

/** Numbered, time-stamped datagrams that somebody else may count. */
export const testStreamEntries = {
  length: testLengthSchema,
  /** To as many consecutive groups, or where it is no group, ports. */
  streams: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostTestStreams)),
  pace: testPaceSchema,
};

export const testStreamSchema = v.strictObject(testStreamEntries);

export type TestPace = v.InferOutput<typeof testPaceSchema>;
export type TestStream = v.InferOutput<typeof testStreamSchema>;

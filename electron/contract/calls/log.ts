import * as v from 'valibot';
import { detailSchema } from '../detail';
import { instantSchema } from '../instant';
import { filterTextSchema, filterViewSchema, rowRunSchema } from '../model';
import { densitySchema, mostBuckets } from '../statistics';
import { nothing, ordinal } from './inputs';

/** The most rows that one `log.rows` may ask for: several screens, well under a frame's time. */
export const mostRowsPerCall = 1000;

/** The most datagrams that are copied at once, and characters of what is made of them. */
export const mostCopied = 10_000;
export const longestCopy = 32 * 1024 * 1024;

/** What datagrams can be copied as. */
export const copyForms = ['text', 'hex', 'json', 'csv', 'c', 'send'] as const;

/** What the window shows of the log: the matches of the filter that was applied as `view`, or, where that is null, all. */
export const view = v.nullable(filterViewSchema);

/** A place in what is shown, or 0, the one before the first. */
const placeOrBefore = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);

/** A datagram that was looked for. */
const found = v.strictObject({ place: ordinal, number: ordinal });

export const logCalls = {
  /** Rows that exist in `first` to `first + count - 1` of what is shown; older ones may be gone. */
  'log.rows': {
    input: v.strictObject({
      view,
      first: ordinal,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostRowsPerCall)),
    }),
    output: rowRunSchema,
  },
  /** The datagram at a place, with what is in it; null if the log has it no longer. */
  'log.detail': {
    input: v.strictObject({ view, place: ordinal }),
    output: v.nullable(detailSchema),
  },
  /** How many datagrams of what is shown there were when, over the whole time of the log. */
  'log.density': {
    input: v.strictObject({
      view,
      buckets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostBuckets)),
    }),
    /** Null where the log has no datagrams. */
    output: v.nullable(densitySchema),
  },
  /**
   * The nearest datagram before or after a place that has a text, in whichever case, or that a filter
   * matches; null if none does. Ends the search before, which fails with `CANCELLED`.
   */
  'log.find': {
    input: v.strictObject({
      view,
      from: placeOrBefore,
      direction: v.picklist(['next', 'previous']),
      what: v.variant('kind', [
        v.strictObject({
          kind: v.literal('text'),
          text: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
        }),
        v.strictObject({ kind: v.literal('filter'), text: filterTextSchema }),
      ]),
    }),
    /** `wrapped`: beyond the last or the first datagram, at the other end. */
    output: v.nullable(v.strictObject({ ...found.entries, wrapped: v.boolean() })),
  },
  /** Ends the search that is under way, if there is one. */
  'log.endFind': { input: nothing, output: v.null() },
  /**
   * The place of a datagram by its number or time, or of what a person wrote, seen from the place `from`:
   * `12345`, `14:03:22`, `+5 s`. Where nothing is there, the nearest; null where nothing is shown at all.
   */
  'log.jump': {
    input: v.strictObject({
      view,
      from: placeOrBefore,
      to: v.variant('kind', [
        v.strictObject({ kind: v.literal('number'), number: ordinal }),
        /** Decimal seconds since the epoch, as in rows. */
        v.strictObject({ kind: v.literal('time'), time: instantSchema }),
        v.strictObject({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(100)) }),
      ]),
    }),
    /** `exact`: whether the log has what was asked for. */
    output: v.nullable(v.strictObject({ ...found.entries, exact: v.boolean() })),
  },
  /** Copies the datagrams at `first` to `last` of what is shown, as many as may be, to the clipboard. */
  'log.copy': {
    input: v.strictObject({ view, first: ordinal, last: ordinal, as: v.picklist(copyForms) }),
    output: v.strictObject({
      copied: v.pipe(v.number(), v.integer()),
      /** Those that the limits left out. */
      left: v.pipe(v.number(), v.integer()),
    }),
  },
} as const;

import * as v from 'valibot';
import { charsets } from './assumptions';
import { filterTextSchema, rowSchema } from './model';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * One datagram with what is in it, for whoever looks at it alone. All texts have what cannot be shown
 * escaped; one that is very long ends in a note of how much is missing.
 */

/** Where something lies in the payload, in bytes. */
export const placeSchema = v.strictObject({ offset: count, length: count });

/** What can be done with something that is told of a datagram. */
const handle = {
  /** Where it lies in the payload; null where that is not known, or where it is not in one piece. */
  place: v.nullable(placeSchema),
  /** The filter that finds datagrams alike in this, this one among them; null where there is none. */
  filter: v.nullable(filterTextSchema),
};

const valueSchema = v.strictObject({ value: v.string(), ...handle });

/** Something that the payload has under a name. */
export const namedValueSchema = v.strictObject({ name: v.string(), ...valueSchema.entries });

/** A number that has a name. */
const codeSchema = v.strictObject({ number: count, name: v.string(), ...handle });

export const messageTimeSchema = v.strictObject({
  /** As `SyslogMessage.timestamp` has it. */
  sent: v.string(),
  /** What it was taken for, and what was assumed for that; null where it makes no sense. */
  understood: v.nullable(
    v.strictObject({
      time: rowSchema.entries.time,
      /** Null where the time is in UTC by its own words. */
      zone: v.nullable(v.string()),
      /** Null where the time has one. */
      year: v.nullable(v.pipe(v.number(), v.integer())),
      /** Clocks never showed the time, or twice; null where neither is so. */
      clock: v.nullable(v.picklist(['skipped', 'repeated'])),
    }),
  ),
  ...handle,
});

/** A syslog message; what it does not have is null or empty. */
export const syslogContentSchema = v.strictObject({
  kind: v.literal('syslog'),
  /** `none` where it is not one though it came to the port of syslog. */
  format: v.string(),
  facility: v.nullable(codeSchema),
  severity: v.nullable(codeSchema),
  version: v.nullable(valueSchema),
  time: v.nullable(messageTimeSchema),
  hostname: v.nullable(valueSchema),
  appname: v.nullable(valueSchema),
  procid: v.nullable(valueSchema),
  msgid: v.nullable(valueSchema),
  structuredData: v.array(
    v.strictObject({ id: v.string(), parameters: v.array(namedValueSchema) }),
  ),
  vendor: v.nullable(valueSchema),
  /** What the vendor's decoder found. */
  fields: v.array(namedValueSchema),
  message: v.nullable(valueSchema),
  /** What is wrong with it, and where, in bytes of the payload. */
  problems: v.array(v.strictObject({ offset: count, reason: v.string() })),
  /** Elements, parameters and fields beyond the most that are told. */
  omitted: count,
});

/** The payload of a protocol that is recognised. */
export const protocolContentSchema = v.strictObject({
  kind: v.literal('protocol'),
  protocol: v.string(),
  /** In one line. */
  summary: v.string(),
  /** Under the names that filters use. */
  fields: v.array(
    v.strictObject({
      name: v.string(),
      description: v.string(),
      /** One, or several in the order of the payload. */
      values: v.array(valueSchema),
    }),
  ),
  /** Values beyond the most that are told. */
  omitted: count,
});

/** A payload of which nothing is known. */
export const textContentSchema = v.strictObject({
  kind: v.literal('text'),
  text: v.string(),
  ...handle,
});

/** The filter that finds datagrams alike in one thing that their headers tell; null where it is not told. */
export const headerFiltersSchema = v.strictObject({
  number: v.nullable(filterTextSchema),
  time: v.nullable(filterTextSchema),
  source: v.nullable(filterTextSchema),
  sourcePort: v.nullable(filterTextSchema),
  destination: v.nullable(filterTextSchema),
  destinationPort: v.nullable(filterTextSchema),
  interface: v.nullable(filterTextSchema),
  origin: v.nullable(filterTextSchema),
  ttl: v.nullable(filterTextSchema),
  length: v.nullable(filterTextSchema),
  /** What its two ends send each other, or what its sender sends to the group. */
  conversation: v.nullable(filterTextSchema),
});

export const detailSchema = v.strictObject({
  ...v.omit(rowSchema, [
    'socket',
    'interface',
    'host',
    'app',
    'severity',
    'protocol',
    'info',
    'text',
    'colour',
  ]).entries,
  /** What the socket was opened at; of a file the name of the interface. */
  origin: v.string(),
  /** Bytes of payload that there are: fewer than `length` where a snap length cut it. */
  captured: count,
  payload: v.instance(Uint8Array),
  /** That its bytes are shown in as text. */
  charset: v.picklist(charsets),
  filters: headerFiltersSchema,
  content: v.variant('kind', [syslogContentSchema, protocolContentSchema, textContentSchema]),
});

export type Place = v.InferOutput<typeof placeSchema>;
export type LocatedValue = v.InferOutput<typeof valueSchema>;
export type HeaderFilters = v.InferOutput<typeof headerFiltersSchema>;
export type NamedValue = v.InferOutput<typeof namedValueSchema>;
export type MessageTime = v.InferOutput<typeof messageTimeSchema>;
export type SyslogContent = v.InferOutput<typeof syslogContentSchema>;
export type ProtocolContent = v.InferOutput<typeof protocolContentSchema>;
export type Detail = v.InferOutput<typeof detailSchema>;

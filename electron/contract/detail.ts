import * as v from 'valibot';
import { rowSchema } from './model';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * One datagram with what is in it, for whoever looks at it alone. All texts have what cannot be shown
 * escaped; one that is very long ends in a note of how much is missing.
 */

/** Something that the payload has under a name. */
export const namedValueSchema = v.strictObject({ name: v.string(), value: v.string() });

/** A number that has a name. */
const codeSchema = v.strictObject({ number: count, name: v.string() });

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
});

/** A syslog message; what it does not have is null or empty. */
export const syslogContentSchema = v.strictObject({
  kind: v.literal('syslog'),
  /** `none` where it is not one though it came to the port of syslog. */
  format: v.string(),
  facility: v.nullable(codeSchema),
  severity: v.nullable(codeSchema),
  version: v.nullable(count),
  time: v.nullable(messageTimeSchema),
  hostname: v.nullable(v.string()),
  appname: v.nullable(v.string()),
  procid: v.nullable(v.string()),
  msgid: v.nullable(v.string()),
  structuredData: v.array(
    v.strictObject({ id: v.string(), parameters: v.array(namedValueSchema) }),
  ),
  vendor: v.nullable(v.string()),
  /** What the vendor's decoder found. */
  fields: v.array(namedValueSchema),
  message: v.nullable(v.string()),
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
  fields: v.array(v.strictObject({ ...namedValueSchema.entries, description: v.string() })),
  omitted: count,
});

/** A payload of which nothing is known. */
export const textContentSchema = v.strictObject({ kind: v.literal('text'), text: v.string() });

export const detailSchema = v.strictObject({
  ...v.omit(rowSchema, ['socket', 'text', 'colour']).entries,
  /** What the socket was opened at; of a file the name of the interface. */
  origin: v.string(),
  /** Bytes of payload that there are: fewer than `length` where a snap length cut it. */
  captured: count,
  content: v.variant('kind', [syslogContentSchema, protocolContentSchema, textContentSchema]),
});

export type NamedValue = v.InferOutput<typeof namedValueSchema>;
export type MessageTime = v.InferOutput<typeof messageTimeSchema>;
export type SyslogContent = v.InferOutput<typeof syslogContentSchema>;
export type ProtocolContent = v.InferOutput<typeof protocolContentSchema>;
export type Detail = v.InferOutput<typeof detailSchema>;

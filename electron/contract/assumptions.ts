import * as v from 'valibot';
import { failure, success, type Result } from './failure';

/**
 * What is taken for granted of texts and times that do not say it themselves: syslog messages leave open
 * their character set, and RFC 3164 the zone and the year as well.
 */

/** Character sets of messages. Latin-1 is ISO 8859-1 itself. */
export const charsets = ['utf-8', 'latin1', 'windows-1252', 'gbk', 'shift_jis'] as const;

/** The longest name of a zone that is read; those of IANA have about 30 characters. */
const longestZone = 64;

const offset = /^([+-])(\d\d)(?::?(\d\d))?$/u;

/** Minutes east of UTC that `+02:00`, `-0330` and `+02` mean; undefined for every other text. */
export function offsetMinutes(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = offset.exec(zone) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}

/** `local`, which is the zone of this machine, `UTC`, an offset such as `+02:00`, or a name of IANA's. */
export function isZone(text: string): boolean {
  if (text === 'local' || offsetMinutes(text) !== undefined) return true;
  try {
    // Throws a RangeError for what IANA does not know.
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const zoneSchema = v.pipe(
  v.string(),
  v.maxLength(longestZone, 'the name of the zone is too long'),
  v.check(
    isZone,
    ({ input }) =>
      `"${input}" is no zone: it must be local, UTC, an offset such as +02:00, or a name such as Europe/Zurich`,
  ),
);

/** Reads the name of a zone that somebody typed. */
export function checkZone(text: string): Result<string> {
  const checked = v.safeParse(zoneSchema, text);
  return checked.success
    ? success(checked.output)
    : failure('INPUT_INVALID', `${checked.issues[0].message}.`);
}

/** What is assumed of what a socket receives, or a file holds. */
export const assumptionsSchema = v.strictObject({
  charset: v.picklist(charsets),
  zone: zoneSchema,
});

export type Charset = (typeof charsets)[number];
export type Assumptions = v.InferOutput<typeof assumptionsSchema>;

/** What is assumed until somebody knows better. */
export const defaultAssumptions: Assumptions = { charset: 'utf-8', zone: 'local' };

import * as v from 'valibot';
import { failureSchema } from './failure';

/** The most characters of release notes that are shown. */
export const longestNotes = 20_000;

/** Bytes, where the feed says how many there are; null otherwise. */
const size = v.nullable(v.number());

/** How Gramscope stands to newer versions of itself. */
export const updatesStateSchema = v.strictObject({
  /** The version that runs. */
  running: v.string(),
  /** The host that is asked for newer ones; null where none is ever asked. */
  host: v.nullable(v.string()),
  stage: v.variant('kind', [
    /** Somebody else brings newer versions, or nobody does: why, and what to do. */
    v.strictObject({ kind: v.literal('unavailable'), reason: v.string(), remedy: v.string() }),
    /** Nothing is under way. */
    v.strictObject({ kind: v.literal('idle') }),
    v.strictObject({ kind: v.literal('checking') }),
    /** Somebody asked, and there is no newer version. */
    v.strictObject({ kind: v.literal('newest') }),
    v.strictObject({
      kind: v.literal('available'),
      version: v.string(),
      /** Plain text, whatever it looks like; line breaks are kept. */
      notes: v.string(),
      size,
    }),
    v.strictObject({
      kind: v.literal('downloading'),
      version: v.string(),
      /** Bytes. */
      received: v.number(),
      size,
    }),
    /** Downloaded and checked; it is installed when somebody says so. */
    v.strictObject({ kind: v.literal('ready'), version: v.string() }),
    v.strictObject({ kind: v.literal('failed'), error: failureSchema }),
  ]),
});

export type UpdatesState = v.InferOutput<typeof updatesStateSchema>;
export type UpdatesStage = UpdatesState['stage'];

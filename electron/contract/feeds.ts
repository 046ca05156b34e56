import * as v from 'valibot';
import { ordinal } from './calls/inputs';
import { failureSchema } from './failure';
import { marksStateSchema } from './marks';
import { matchesStateSchema, sourceStateSchema } from './model';
import { commandIds, isPageCommand } from './commands';
import { replayStateSchema } from './replay';
import { alertSchema } from './rules';
import { demonstrationStateSchema, sendingStateSchema } from './sending';
import { settingsSchema } from './settings';
import { updatesStateSchema } from './updates';

/** Every feed from the main process to the renderer, with what one frame of it holds. */
export const feeds = {
  /**
   * The counters of the capture or file, and of the filter if one is applied, aggregated: at most one
   * in 33 ms, never two unacknowledged. `rules` is another number once the rules are others: rows that
   * were pulled before may have other colours now.
   */
  capture: v.strictObject({
    sequence: ordinal,
    state: sourceStateSchema,
    matches: v.nullable(matchesStateSchema),
    rules: v.pipe(v.number(), v.integer(), v.minValue(0)),
    marks: marksStateSchema,
    /** The last alerts of the running capture, the oldest first; a file has none. */
    alerts: v.array(alertSchema),
  }),
  /** The settings, whenever some are changed. */
  settings: settingsSchema,
  /** How it stands to newer versions, whenever that changes: at most five frames a second. */
  updates: updatesStateSchema,
  /** A command of the page's that was chosen from the menu. */
  command: v.strictObject({ id: v.picklist(commandIds.filter(isPageCommand)) }),
  /** What the window sends: at most one frame in 100 ms, never two unacknowledged. */
  send: v.strictObject({
    sequence: ordinal,
    /** The last ones, the oldest first; one that is under way is the last. */
    sendings: v.array(sendingStateSchema),
    /** Null while there is none. */
    demonstration: v.nullable(demonstrationStateSchema),
  }),
  /** The replay of the window: at most one frame in 100 ms, never two unacknowledged. */
  replay: v.strictObject({ sequence: ordinal, state: replayStateSchema }),
  /** What became of something that the person began by way of the menu. */
  outcome: v.variant('ok', [
    v.strictObject({
      ok: v.literal(true),
      /** What was done, in one line, and what else there is to know about it. */
      value: v.strictObject({ message: v.string(), detail: v.string() }),
    }),
    v.strictObject({ ok: v.literal(false), error: failureSchema }),
  ]),
} as const;

export type FeedName = keyof typeof feeds;
export type FeedFrame<Name extends FeedName> = v.InferOutput<(typeof feeds)[Name]>;

export function feedChannel(name: FeedName): string {
  return `feed:${name}`;
}

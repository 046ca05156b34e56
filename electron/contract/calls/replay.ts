import * as v from 'valibot';
import { failureSchema } from '../failure';
import { replaySurveySchema } from '../replay';
import {
  longestReplayText,
  replayControlSchema,
  replayRequestSchema,
  replayTextKinds,
} from '../replay-request';
import { nothing, ordinal } from './inputs';

/** The replay of the window: of its file, or of the running capture so far. */
export const replayCalls = {
  /** What is wrong with the text of one field; null if nothing is. */
  'replay.check': {
    input: v.strictObject({
      kind: v.picklist(replayTextKinds),
      text: v.pipe(v.string(), v.maxLength(longestReplayText)),
    }),
    output: v.nullable(failureSchema),
  },
  /**
   * Finds out what would be sent, and sends nothing. Takes the place of an earlier survey, also of one
   * that is not done yet. `plan` is what replay.start then takes.
   */
  'replay.survey': {
    input: v.strictObject({ request: replayRequestSchema }),
    output: v.strictObject({
      plan: ordinal,
      survey: replaySurveySchema,
      /** Datagrams for which the filter took too long, and that are not sent. */
      undecided: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  },
  /** Ends a survey that is not done yet, and forgets one that is. */
  'replay.forget': { input: nothing, output: v.null() },
  /**
   * Sends what was surveyed. Fails where there are concerns that nobody agreed to
   * (`CONFIRMATION_NEEDED`), and while another replay runs.
   */
  'replay.start': {
    input: v.strictObject({
      plan: ordinal,
      agreed: v.boolean(),
      /** Whether it waits to be resumed before anything is sent. */
      paused: v.boolean(),
    }),
    output: v.null(),
  },
  /** Has the replay that runs do something. */
  'replay.control': { input: v.strictObject({ control: replayControlSchema }), output: v.null() },
  /** Asks where to, and writes the report of the last replay as JSON. Null where the person declines. */
  'replay.save': { input: nothing, output: v.nullable(v.strictObject({ path: v.string() })) },
} as const;

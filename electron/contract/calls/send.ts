import * as v from 'valibot';
import {
  destinationTextSchema,
  sendCheckSchema,
  sendContentSchema,
  sendOptionsSchema,
  sendOriginSchema,
  sendRepetitionSchema,
} from '../sending';
import { nothing } from './inputs';

/** Sending from a window: one thing at a time. */
export const sendCalls = {
  /** What a datagram would be, and what there is to know about it. `to` is null while it is no address. */
  'send.check': {
    input: v.strictObject({
      content: sendContentSchema,
      to: v.nullable(destinationTextSchema),
      interface: sendOptionsSchema.entries.interface,
    }),
    output: sendCheckSchema,
  },
  /**
   * Begins to send, and tells how it goes in the feed. Fails with CONFIRMATION_NEEDED where it is not
   * `agreed` and something leaves for elsewhere, or very fast.
   */
  'send.start': {
    input: v.strictObject({
      content: sendContentSchema,
      to: destinationTextSchema,
      origin: sendOriginSchema,
      repetition: sendRepetitionSchema,
      agreed: v.boolean(),
    }),
    output: v.null(),
  },
  /** Ends what is being sent, if anything is. */
  'send.stop': { input: nothing, output: v.null() },
  /** Empties the list of what was sent. */
  'send.clear': { input: nothing, output: v.null() },
  /** Has the person choose a file to send; null where none was chosen. The page never learns its path. */
  'send.choose-file': {
    input: nothing,
    output: v.nullable(v.strictObject({ file: v.number(), name: v.string(), bytes: v.number() })),
  },
} as const;

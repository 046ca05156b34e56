import * as v from 'valibot';
import { payloadTextSchema, sendOptionsSchema, sendRepetitionSchema } from '../sending';
import { testStreamSchema } from '../test-stream';

/** The most messages that are kept. */
export const mostMessages = 200;

/** The most UTF-16 code units that all their bodies have together: the file of the settings stays small. */
export const mostMessageText = 2_000_000;

/** The longest name of a message, in UTF-16 code units. */
export const longestMessageName = 80;

/** A message that somebody keeps to send it again. */
export const messageSchema = v.strictObject({
  /** No two have the same. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(longestMessageName)),
  form: v.picklist(['text', 'hex', 'test']),
  /** Nothing for test streams. */
  body: payloadTextSchema,
  /** Of test streams alone, and they have it: those that are kept from before have none. */
  test: v.optional(testStreamSchema),
  /** Whether the text has placeholders. */
  placeholders: v.boolean(),
  /** Where to, as it was typed. */
  to: v.pipe(v.string(), v.maxLength(300)),
  options: sendOptionsSchema,
  repetition: sendRepetitionSchema,
});

/** Messages to send, in the order of their names. */
export const messagesSchema = v.pipe(
  v.array(messageSchema),
  v.maxLength(mostMessages),
  v.check(
    (messages) => new Set(messages.map(({ name }) => name)).size === messages.length,
    'two messages have the same name',
  ),
  v.check(
    (messages) => messages.reduce((sum, { body }) => sum + body.length, 0) <= mostMessageText,
    'the messages are too long to be kept',
  ),
);

export type Message = v.InferOutput<typeof messageSchema>;

export const defaultMessages: Message[] = [];

import {
  longestMessageName,
  mostMessages,
  mostMessageText,
  type Message,
} from '../../../electron/contract';
import { destinationOf, initialDraft, repetitionOf, sendOptionsOf, type Draft } from './draft';
import { testDraftOf, testStreamOf } from './test-draft';

/** The draft as a message to keep; null for a file, which may be another one next time, and wrong numbers. */
export function messageOf(draft: Draft, name: string): Message | null {
  const { form, placeholders } = draft;
  if (form === 'file') return null;
  const test = form === 'test' ? testStreamOf(draft.test, destinationOf(draft)) : undefined;
  if (test === null) return null;
  return {
    name: name.trim(),
    form,
    body: form === 'test' ? '' : draft[form],
    ...(test === undefined ? {} : { test }),
    placeholders,
    to: draft.to.trim(),
    options: sendOptionsOf(draft),
    repetition: repetitionOf(draft),
  };
}

/** What stands in the form once a message was loaded. The socket that it is sent from stays. */
export function draftOf(message: Message, origin: Draft['origin'] = null): Draft {
  const { form, body, placeholders, to, options, repetition, test } = message;
  const count = repetition.count === null ? '' : String(repetition.count);
  return {
    ...initialDraft,
    origin,
    form,
    text: form === 'text' ? body : '',
    hex: form === 'hex' ? body : '',
    placeholders,
    to,
    ttl: options.ttl === null ? '' : String(options.ttl),
    loopback: options.loopback,
    interface: options.interface ?? '',
    ...(test === undefined ? { count } : { test: testDraftOf(test, count) }),
    interval: String(repetition.interval),
  };
}

/** Why a message cannot be kept under its name, in words; null where it can. */
export function problemOf(messages: readonly Message[], message: Message): string | null {
  if (message.name === '') return 'Write a name.';
  if (message.name.length > longestMessageName) {
    return `A name has at most ${longestMessageName} characters.`;
  }
  const others = messages.filter(({ name }) => name !== message.name);
  if (others.length >= mostMessages) {
    return `There are ${mostMessages} messages already: remove one first.`;
  }
  const text = others.reduce((sum, { body }) => sum + body.length, message.body.length);
  return text > mostMessageText ? 'The messages are too long to be kept: remove one first.' : null;
}

/** With a message, in the order of names, in place of the one with its name, and of the one that it replaces. */
export function withMessage(
  messages: readonly Message[],
  message: Message,
  replaced: string | null = null,
): Message[] {
  return [
    ...messages.filter(({ name }) => name !== message.name && name !== replaced),
    message,
  ].toSorted((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}

/** A name that no message has yet: the wanted one, or that with a number. */
export function freeName(messages: readonly Message[], wanted: string): string {
  const taken = new Set(messages.map(({ name }) => name));
  const short = wanted.slice(0, longestMessageName - 5);
  let name = short;
  for (let number = 2; taken.has(name); number += 1) name = `${short} ${number}`;
  return name;
}

import { success, type CallName, type Result } from '../../contract';
import type { Handlers } from '../registrar';
import type { Consent } from './consent';
import { choosers, openings } from './openings';

type Handler = (input: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** The handlers of a window, of which those that reach out do so only where a person wants it. */
export function withConsent(handlers: Handlers, consent: Consent): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    guard(name as CallName, handler as Handler, consent),
  ]);
  const entries: unknown = Object.fromEntries(guarded);
  // Each handler has kept its name, and takes and answers what it did.
  return entries as Handlers;
}

function guard(name: CallName, handler: Handler, consent: Consent): Handler {
  if (name === 'replay.survey') return surveying(handler, consent);
  if (name === 'send.check') return checking(handler, consent);
  if (choosers.has(name)) return (input) => consent.dialog(async () => handler(input));
  const question = openings[name] as ((input: unknown) => string) | undefined;
  if (question === undefined) return handler;
  return async (input) => {
    const agreed = isAskedFor(name, input, consent)
      ? success(null)
      : await consent.question(question(input));
    return agreed.ok ? handler(input) : agreed;
  };
}

function isAskedFor(name: CallName, input: unknown, consent: Consent): boolean {
  // No gesture is seen of what is dropped: such files are always asked about.
  if (name === 'files.dropped') return false;
  const isSurveyed =
    name === 'replay.start' && consent.takeReplay((input as { plan: number }).plan);
  return isSurveyed || consent.hasGesture(name);
}

/** Who has a replay surveyed means to start it, though that may take its time. */
function surveying(handler: Handler, consent: Consent): Handler {
  return async (input) => {
    const isAsked = consent.hasGesture('replay.survey');
    const surveyed = await handler(input);
    if (isAsked && surveyed.ok) consent.expectReplay((surveyed.value as { plan: number }).plan);
    return surveyed;
  };
}

/**
 * Which way a datagram would go is found out by a socket that sends nothing. Where nobody is there to write the
 * message, what it would be is told without that.
 */
function checking(handler: Handler, consent: Consent): Handler {
  return (input) => handler(consent.isAttended ? input : { ...(input as object), to: null });
}

import { failure, type Result } from '../../contract';
import type { Handlers } from '../registrar';

/** What the main process does for the calls of one file of the contract. */
export type HandlersOf<Calls> = Pick<Handlers, keyof Calls & keyof Handlers>;

/** Refuses calls that mean nothing for what the window shows. */
export function refuseAll<Calls extends object>(calls: Calls, message: string): HandlersOf<Calls> {
  const refuse = (): Result<never> => failure('CALL_INAPPLICABLE', message);
  const refusals: unknown = Object.fromEntries(Object.keys(calls).map((name) => [name, refuse]));
  // There is a handler for each of the names; it takes any input, and fails.
  return refusals as HandlersOf<Calls>;
}

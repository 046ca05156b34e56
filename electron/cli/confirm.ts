import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Failure } from '../contract';
import { hasKeyboard } from './keyboard';
import { complain, say } from './report';

export interface ConfirmOptions {
  /** Whether standard input is free for an answer. */
  canAsk: boolean;
  signal: AbortSignal;
  /** How to do without the question; in the words of a replay, if absent. */
  help?: string;
}

const replayHelp =
  'Agree with --yes, send elsewhere with --to or --map, or more slowly with --pps.';

/** Has a person agree to what may not be wanted; where nobody can be asked, says how to. */
export async function confirm(
  concerns: readonly Failure[],
  { canAsk, signal, help = replayHelp }: ConfirmOptions,
): Promise<boolean> {
  if (concerns.length === 0) return true;
  if (!canAsk || !hasKeyboard()) {
    for (const { code, message } of concerns) {
      complain({ code, message, detail: help });
    }
    return false;
  }
  for (const { message } of concerns) say(message);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-C, or the end of input, closes it and leaves the question without an answer.
    const closed = once(asking, 'close').then(() => '');
    const answer = await Promise.race([asking.question('Send? [y/N] ', { signal }), closed]);
    return /^y(es)?$/iu.test(answer.trim());
  } catch {
    // A signal.
    return false;
  } finally {
    asking.close();
  }
}

// @ts-check
import { endWithNpm } from './orphan.mjs';
import { InterruptedError } from './run.mjs';
import { say } from './report.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Runs the body of a command and turns its outcome into the exit status of this process.
 * @param {() => Promise<number | void>} body resolves to the exit status, 0 if it returns nothing
 * @returns {Promise<void>}
 */
export async function runCommand(body) {
  if (process.env['npm_lifecycle_event']) endWithNpm();
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.exitCode = error instanceof InterruptedError ? error.exitStatus : 1;
    if (error instanceof InterruptedError) return;
    // A stack says nothing to a person about a full disk or a missing package, but a lot about our own mistakes.
    const ours = error instanceof SetupError;
    say(ours ? error.message : String(error instanceof Error ? error.stack : error));
  }
}

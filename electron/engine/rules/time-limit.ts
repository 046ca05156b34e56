import { createContext, Script } from 'node:vm';

const script = new Script('action()');

/**
 * Does something that may take too long, a regular expression that backtracks for instance, and which is
 * then given up in the middle. Returns whether it came to its end. Takes about a millisecond itself.
 */
export function endsWithin(milliseconds: number, action: () => void): boolean {
  try {
    script.runInContext(createContext({ action }), { timeout: milliseconds });
    return true;
  } catch (error) {
    if (isTimeout(error)) return false;
    throw error;
  }
}

/** The error may come from another realm, whose Error is not ours. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

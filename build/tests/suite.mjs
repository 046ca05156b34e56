// @ts-check
import { stripVTControlCharacters } from 'node:util';

/**
 * What a suite says about itself, read from its report.
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [notes] lines to print: what failed, which tests were skipped and why
 */

/**
 * @typedef {Required<Counts> & { suite: string, seconds: number }} Result
 */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {() => Promise<string | undefined>} [absence] makes ready what the suite needs, and tells why
 *   it cannot run here, if so
 * @property {() => Promise<{ status: number, counts: Counts | undefined }>} run `counts` is undefined if
 *   the suite left no report
 */

/**
 * Decides what a suite's outcome is worth. A suite that proves nothing counts as one failure: nothing may
 * turn green by not running.
 * @param {number} status exit status of the suite
 * @param {Counts | undefined} counts
 * @returns {Required<Counts>}
 */
export function judge(status, counts) {
  if (!counts) return failure(`ended with status ${status} and left no count of its tests`);
  const { passed, failed, skipped, notes = [] } = counts;
  if (passed + failed === 0) {
    return { ...failure('ran no test'), skipped, notes: ['ran no test', ...notes] };
  }
  if (status !== 0 && failed === 0) {
    const note = `ended with status ${status} although no test failed`;
    return { passed, failed: 1, skipped, notes: [note, ...notes] };
  }
  return { passed, failed, skipped, notes };
}

/** @param {string} note */
export function failure(note) {
  return { passed: 0, failed: 1, skipped: 0, notes: [note] };
}

/**
 * For a suite that cannot run here, which is said and counted.
 * @param {string} reason
 * @returns {Required<Counts>}
 */
export function absent(reason) {
  return { passed: 0, failed: 0, skipped: 1, notes: [`skipped: ${reason}`] };
}

/**
 * A line for the end of a run, where what failed is named once more: above it lie thousands of lines.
 * @param {string} name of what failed
 * @param {string} [message] of its error, of which the first line is told
 */
export function failureNote(name, message = '') {
  const [line] = stripVTControlCharacters(message).trim().split('\n');
  return line ? `failed: ${name}: ${line}` : `failed: ${name}`;
}

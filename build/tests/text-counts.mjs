// @ts-check
import { stripVTControlCharacters } from 'node:util';
import { failureNote } from './suite.mjs';

/** @typedef {import('./suite.mjs').Counts} Counts */

const TOTALS = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
const DOCTEST =
  /^\[doctest\] test cases: +(\d+) \| +(\d+) passed \| +(\d+) failed \| +(\d+) skipped/gm;
// A line of signs stands before each test that has something to say, and its name before what it says.
const DOCTEST_REMARKS = /^={79}$/m;
const DOCTEST_ERROR = /^TEST CASE: +(.+)$[^]*?(?:FATAL )?ERROR: (.+)$/m;

/**
 * Reads the last `N passed, N failed, N skipped` line, as our own programs print it.
 * @param {string} output
 * @returns {Counts | undefined} undefined if there is none
 */
export function countsOfTotalsLine(output) {
  const last = [...stripVTControlCharacters(output).matchAll(TOTALS)].at(-1);
  if (!last) return undefined;
  return { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
}

/**
 * Adds up the summaries of all doctest programs that ran.
 * @param {string} output
 * @returns {Counts | undefined} undefined if there is no summary
 */
export function countsOfDoctest(output) {
  const text = stripVTControlCharacters(output);
  const summaries = [...text.matchAll(DOCTEST)];
  if (summaries.length === 0) return undefined;
  /** @param {number} column */
  const sum = (column) => summaries.reduce((total, match) => total + Number(match[column]), 0);
  const skipped = sum(4);
  const failures = text.split(DOCTEST_REMARKS).flatMap((remarks) => {
    const error = DOCTEST_ERROR.exec(remarks);
    return error ? [failureNote(`${error[1]}`, error[2])] : [];
  });
  // doctest names no skipped test and knows no reasons.
  const skips = skipped > 0 ? [`${skipped} skipped: marked doctest::skip() in the source`] : [];
  return { passed: sum(2), failed: sum(3), skipped, notes: [...failures, ...skips] };
}

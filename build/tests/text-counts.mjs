// @ts-check
import { stripVTControlCharacters } from 'node:util';

/** @typedef {import('./suite.mjs').Counts} Counts */

const TOTALS = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;
const DOCTEST =
  /^\[doctest\] test cases: +(\d+) \| +(\d+) passed \| +(\d+) failed \| +(\d+) skipped/gm;

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
  const summaries = [...stripVTControlCharacters(output).matchAll(DOCTEST)];
  if (summaries.length === 0) return undefined;
  /** @param {number} column */
  const sum = (column) => summaries.reduce((total, match) => total + Number(match[column]), 0);
  const skipped = sum(4);
  // doctest names no skipped test and knows no reasons.
  const notes = skipped > 0 ? [`${skipped} skipped: marked doctest::skip() in the source`] : [];
  return { passed: sum(2), failed: sum(3), skipped, notes };
}

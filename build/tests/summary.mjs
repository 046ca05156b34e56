// @ts-check

/** @typedef {import('./suite.mjs').Result} Result */

/**
 * @param {readonly Result[]} results
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function totalsOf(results) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of results) {
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
  }
  return totals;
}

/**
 * The end of a test run: what the suites had to remark, a table, and on the last line the totals.
 * @param {readonly Result[]} results
 * @returns {string}
 */
export function summaryOf(results) {
  const notes = results.flatMap(({ suite, notes: lines }) =>
    lines.map((line) => `${suite}: ${line}`),
  );
  const header = ['suite', 'passed', 'failed', 'skipped', 'seconds'];
  const rows = results.map(({ suite, passed, failed, skipped, seconds }) =>
    [suite, passed, failed, skipped, seconds.toFixed(1)].map(String),
  );
  const { passed, failed, skipped } = totalsOf(results);
  const totals = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return ['', ...notes, '', ...[header, ...rows].map(tableRow), '', totals].join('\n');
}

const SUITE_WIDTH = 16;

/** @param {readonly string[]} cells */
function tableRow([suite = '', ...numbers]) {
  return suite.padEnd(SUITE_WIDTH) + numbers.map((number) => number.padStart(9)).join('');
}

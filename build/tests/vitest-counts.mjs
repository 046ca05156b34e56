// @ts-check

/** @typedef {import('./suite.mjs').Counts} Counts */

/**
 * The part of Vitest's JSON report that is read here.
 * @typedef {object} VitestReport
 * @property {readonly VitestFile[]} testResults
 *
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {'passed' | 'failed'} status
 * @property {string} message
 * @property {readonly { fullName: string, status: string }[]} assertionResults
 */

const UNRUN = new Set(['skipped', 'pending', 'todo', 'disabled']);

/**
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countsOfVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => UNRUN.has(status));
  // A file that does not even load has no tests to fail, so the file counts.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: skipped.length,
    notes: [
      ...broken.map(({ name, message }) => `${name} failed as a whole: ${message.split('\n')[0]}`),
      ...skipped.map(({ fullName, status }) => `${status}: ${fullName}`),
    ],
  };
}

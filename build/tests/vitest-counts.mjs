// @ts-check
import { failureNote } from './suite.mjs';

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
 * @property {readonly VitestTest[]} assertionResults
 *
 * @typedef {object} VitestTest
 * @property {string} fullName
 * @property {string} status
 * @property {readonly string[]} [failureMessages]
 */

const UNRUN = new Set(['skipped', 'pending', 'todo', 'disabled']);

/**
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function countsOfVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => UNRUN.has(status));
  const failed = tests.filter(({ status }) => status === 'failed');
  // A file that does not even load has no tests to fail, so the file counts.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed.length + broken.length,
    skipped: skipped.length,
    notes: [
      ...broken.map(({ name, message }) => failureNote(`${name} as a whole`, message)),
      ...failed.map(({ fullName, failureMessages }) => failureNote(fullName, failureMessages?.[0])),
      ...skipped.map(({ fullName, status }) => `${status}: ${fullName}`),
    ],
  };
}

// @ts-check
import { failureNote } from './suite.mjs';

/** @typedef {import('./suite.mjs').Counts} Counts */

/**
 * The part of Playwright's JSON report that is read here.
 * @typedef {object} PlaywrightReport
 * @property {readonly PlaywrightSuite[]} suites
 * @property {readonly { message?: string }[]} [errors] what went wrong outside of any test
 *
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {readonly PlaywrightSpec[]} [specs]
 * @property {readonly PlaywrightSuite[]} [suites]
 *
 * @typedef {object} PlaywrightSpec
 * @property {string} title
 * @property {readonly PlaywrightTest[]} tests
 *
 * @typedef {object} PlaywrightTest
 * @property {'expected' | 'unexpected' | 'flaky' | 'skipped'} status
 * @property {readonly { type: string, description?: string }[]} [annotations]
 * @property {readonly { error?: { message?: string } }[]} [results] one for each try
 */

/**
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countsOfPlaywright({ suites, errors = [] }) {
  const specs = suites.flatMap((suite) => specsOf(suite));
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, test })));
  const skipped = tests.filter(({ test }) => test.status === 'skipped');
  const passed = tests.filter(({ test }) => test.status === 'expected');
  // Flaky counts as failed: no test is retried into passing. So does an error outside of the tests.
  const failed = tests.filter((test) => !passed.includes(test) && !skipped.includes(test));
  return {
    passed: passed.length,
    failed: failed.length + errors.length,
    skipped: skipped.length,
    notes: [
      ...errors.map(({ message }) => failureNote('something outside of the tests', message)),
      ...failed.map(({ title, test }) => failureNote(title, errorOf(test))),
      ...skipped.map(({ title, test }) => `skipped: ${title}: ${reasonOf(test)}`),
    ],
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string} [path] titles of the suites around
 * @returns {PlaywrightSpec[]} with those titles in front of their own
 */
function specsOf({ title, specs = [], suites = [] }, path = '') {
  const inside = `${path}${title} > `;
  return [
    ...specs.map((spec) => ({ ...spec, title: `${inside}${spec.title}` })),
    ...suites.flatMap((suite) => specsOf(suite, inside)),
  ];
}

/** @param {PlaywrightTest} test */
function errorOf({ results = [] }) {
  return results.map(({ error }) => error?.message).find(Boolean);
}

/** @param {PlaywrightTest} test */
function reasonOf({ annotations = [] }) {
  const marks = annotations.filter(({ type }) => type === 'skip' || type === 'fixme');
  if (marks.length === 0) return 'did not run, because another test failed before it';
  const reasons = marks.map(({ description }) => description).filter(Boolean);
  return reasons.join('; ') || 'no reason given';
}

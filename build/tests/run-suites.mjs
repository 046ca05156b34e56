// @ts-check
import { InterruptedError } from '../setup/run.mjs';
import { absent, failure, judge } from './suite.mjs';

/** @typedef {import('./suite.mjs').Suite} Suite */
/** @typedef {import('./suite.mjs').Result} Result */

/**
 * Runs every suite, also after one that failed: a person wants to see all that is broken.
 * @param {readonly Suite[]} suites
 * @param {(line: string) => void} print
 * @returns {Promise<Result[]>}
 * @throws {import('../setup/run.mjs').InterruptedError} if a person ended the tests
 */
export async function runSuites(suites, print) {
  const results = [];
  for (const suite of suites) {
    print(`\n== ${suite.name}`);
    results.push(await runSuite(suite));
  }
  return results;
}

/**
 * @param {Suite} suite
 * @returns {Promise<Result>}
 */
async function runSuite(suite) {
  const started = performance.now();
  const verdict = await verdictOf(suite).catch((error) => {
    if (error instanceof InterruptedError) throw error;
    return failure(error instanceof Error ? error.message : String(error));
  });
  return { suite: suite.name, seconds: (performance.now() - started) / 1000, ...verdict };
}

/** @param {Suite} suite */
async function verdictOf({ run, absence }) {
  const reason = await absence?.();
  if (reason !== undefined) return absent(reason);
  const { status, counts } = await run();
  return judge(status, counts);
}

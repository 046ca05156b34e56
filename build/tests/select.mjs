// @ts-check
import { SetupError } from '../setup/setup-error.mjs';

/** @typedef {import('./suite.mjs').Suite} Suite */

/**
 * @param {readonly Suite[]} suites all there are
 * @param {readonly string[]} args of the command line
 * @returns {readonly Suite[]} those asked for, in their own order
 * @throws {SetupError} if there is anything but `--only=` with a list of suites
 */
export function selectSuites(suites, args) {
  if (args.length === 0) return suites;
  const known = suites.map(({ name }) => name);
  const wanted = args.length === 1 ? args[0]?.match(/^--only=(.+)$/)?.[1]?.split(',') : undefined;
  if (!wanted?.every((name) => known.includes(name))) {
    throw new SetupError(`usage: npm test -- [--only=${known.join(',')}]`);
  }
  return suites.filter(({ name }) => wanted.includes(name));
}

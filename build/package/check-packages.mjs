// @ts-check
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { directorySize } from '../setup/files.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { contentsOf, unwantedIn } from './contents.mjs';
import { budgetOf, tableOf } from './size-budget.mjs';
import { OUTPUT } from './make-packages.mjs';

/** @typedef {import('./size-budget.mjs').Measured} Measured */

/**
 * Looks at what was made: sizes, and that nothing is inside that nobody needs.
 * @param {import('./options.mjs').PackageOptions} options
 * @param {readonly string[]} files made
 * @returns {Promise<string>} a table of sizes
 * @throws {SetupError} that says what is too large or should not be there
 */
export async function checkPackages({ fast }, files) {
  const unpacked = path.join(OUTPUT, 'linux-unpacked');
  /** @type {Measured[]} */
  const measured = [];
  const problems = [];
  if (existsSync(unpacked)) {
    const contents = await contentsOf(unpacked);
    problems.push(...unwantedIn(contents));
    const bytes = contents.reduce((sum, { content }) => sum + content.length, 0);
    measured.push({ name: 'content of app.asar', bytes, budget: budgetOf('asar') });
    const all = await directorySize(unpacked);
    measured.push({ name: 'linux-unpacked', bytes: all, budget: budgetOf('unpacked') });
  }
  for (const file of files) {
    const { size } = await stat(file);
    // Quickly made ones are larger than those that people download.
    const budget = fast ? undefined : budgetOf(file);
    measured.push({ name: path.basename(file), bytes: size, budget });
  }
  const large = measured.filter(({ bytes, budget }) => budget !== undefined && bytes > budget);
  problems.push(...large.map(({ name }) => `${name} is larger than its budget`));
  const table = tableOf(measured);
  if (problems.length > 0) throw new SetupError([table, ...problems].join('\n'));
  return table;
}

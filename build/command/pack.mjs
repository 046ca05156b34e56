// @ts-check
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { directorySize } from '../setup/files.mjs';
import { npm } from '../setup/npm.mjs';
import { inRoot } from '../setup/paths.mjs';
import { megabytes } from '../setup/report.mjs';
import { assembleCommand } from './assemble.mjs';

/** @typedef {import('../targets/targets.mjs').Target} Target */

/** In bytes, with all addons: what somebody downloads, and what it takes on the disk. */
const PACKED_BUDGET = 6_000_000;
const UNPACKED_BUDGET = 16_000_000;

/**
 * Makes the package of the command, as `npm publish` would upload it.
 * @param {readonly Target[]} targets whose addons go into it
 * @returns {Promise<string>} the archive
 * @throws {Error} if it is larger than it may be
 */
export async function packCommand(targets) {
  const output = inRoot('out/npm');
  const directory = path.join(output, 'package');
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  await assembleCommand(directory, targets);
  const [packed] = JSON.parse(
    await npm(['pack', directory, '--json', '--ignore-scripts', '--pack-destination', output]),
  );
  const archive = path.join(output, packed.filename);
  await checkBudget('packed', (await stat(archive)).size, PACKED_BUDGET);
  await checkBudget('unpacked', await directorySize(directory), UNPACKED_BUDGET);
  return archive;
}

/** @param {string} what @param {number} bytes @param {number} budget */
async function checkBudget(what, bytes, budget) {
  if (bytes <= budget) return;
  throw new Error(`the command has ${megabytes(bytes)} ${what}, of ${megabytes(budget)} at most`);
}

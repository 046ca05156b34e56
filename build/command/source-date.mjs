// @ts-check
import { root } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/**
 * The day of the sources, so that two builds of them are the same: what SOURCE_DATE_EPOCH says
 * (reproducible-builds.org), else the last commit.
 * @returns {Promise<string>} YYYY-MM-DD, in UTC
 */
export async function sourceDate() {
  const given = process.env['SOURCE_DATE_EPOCH'];
  const seconds = given ?? (await run('git', ['-C', root, 'log', '-1', '--format=%ct']).catch(now));
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}

/** Sources without their history. */
function now() {
  return String(Math.floor(Date.now() / 1000));
}

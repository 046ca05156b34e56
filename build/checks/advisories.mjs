// @ts-check
import { execFile } from 'node:child_process';
import { npmScript } from '../setup/npm.mjs';
import { root } from '../setup/paths.mjs';
import { findingsOf } from './audit-report.mjs';
import { shippable } from './packages.mjs';

/** What the registry's advisories say about what ships. */
export async function advisories() {
  return findingsOf(await report(), await shippable());
}

/** @returns {Promise<string | undefined>} why nothing can be known of advisories here */
export async function absenceOfAdvisories() {
  const { absent } = await advisories();
  return absent === null ? undefined : `the registry tells nothing of advisories: ${absent}`;
}

/**
 * npm ends with another status where it found something as well as where it could not ask.
 * @returns {Promise<string>}
 */
function report() {
  const script = npmScript();
  const [program, args] = script ? [process.execPath, [script]] : ['npm', []];
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, timeout: 60_000 };
  return new Promise((resolve) => {
    execFile(program, [...args, 'audit', '--json'], options, (_error, stdout) => resolve(stdout));
  });
}

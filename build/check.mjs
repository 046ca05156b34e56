// @ts-check
/** `npm run check`: everything that can be judged without running the application. */
import './setup/require-node.mjs';
import { join } from 'node:path';
import { uncaughtSeeds } from './checks/check-seeds.mjs';
import { checkFormat } from './checks/formatting.mjs';
import { checkIncludes } from './checks/includes.mjs';
import { checkLicences, checkLockfile } from './checks/packages.mjs';
import { cruise, runTool, typeCheck } from './checks/tools.mjs';
import { runCommand } from './setup/command.mjs';
import { installedPackages } from './setup/install-packages.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

/** @type {[string, () => Promise<string>][]} Each answers with its complaints, empty if none. */
const checks = [
  ['types', () => typeCheck(root)],
  ['lint', lint],
  ['formatting', checkFormat],
  ['TypeScript boundaries', imports],
  ['C++ include boundaries', includes],
  ['lockfile', checkLockfile],
  ['licences of what ships', checkLicences],
  ['seeded violations are caught', async () => (await uncaughtSeeds(root)).join('\n')],
];

async function lint() {
  const { status, output } = await runTool(root, 'oxlint/bin/oxlint', ['--deny-warnings']);
  return status === 0 ? '' : output;
}

async function imports() {
  const violations = await cruise(root, ['electron', 'native/lib', 'renderer', 'e2e']);
  return violations
    .map(({ rule, from, to }) => `${from} must not import ${to} (${rule})`)
    .join('\n');
}

async function includes() {
  const violations = checkIncludes(join(root, 'native'));
  return violations.map(({ file, line, problem }) => `${file}:${line}: ${problem}`).join('\n');
}

await runCommand(async () => {
  await prepare([installedPackages]);
  let failed = 0;
  for (const [name, check] of checks) {
    const complaints = await check();
    console.log(`${complaints === '' ? 'ok  ' : 'FAIL'} ${name}`);
    if (complaints !== '') console.log(complaints.trimEnd());
    failed += complaints === '' ? 0 : 1;
  }
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

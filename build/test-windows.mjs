// @ts-check
/**
 * `npm run test:windows`: the portable tests of the dgram module, as it is in the package of the command,
 * first in this Node, then under Wine.
 */
import './setup/require-node.mjs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { packCommand } from './command/pack.mjs';
import { countsOfNodeTest } from './portable/counts.mjs';
import { layOutPortableTests } from './portable/program.mjs';
import { runUnderWine, wine } from './portable/wine.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { step } from './setup/report.mjs';
import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { ensureSystem } from './setup/system-packages.mjs';
import { buildTarget } from './targets/build-targets.mjs';
import { targets } from './targets/targets.mjs';
import { hasToolchain, nodeForWindows } from './targets/toolchain.mjs';

/** Also for a slow machine: it takes some ten seconds, most of them to set Windows up. */
const TIMEOUT_MS = 180_000;
const flags = ['--test-reporter=spec'];

/** @typedef {{ output: string, failure?: unknown }} Outcome */

/** @param {string} directory @returns {Promise<Outcome>} */
async function runHere(directory) {
  const program = path.join(directory, 'tests.cjs');
  return run(process.execPath, [...flags, program], { timeoutMs: TIMEOUT_MS }).then(
    (output) => ({ output }),
    (failure) => ({ output: failure.output ?? '', failure }),
  );
}

/** @param {string} directory @param {string} node @returns {Promise<Outcome>} */
async function runOnWindows(directory, node) {
  return step(`running the tests in ${path.basename(node)} under Wine`, () =>
    runUnderWine([node, ...flags, 'tests.cjs'], { cwd: directory, timeoutMs: TIMEOUT_MS }),
  );
}

/** Under another name, as Electron has it in a package: an addon that imports from node.exe fails there. */
async function renamedNode() {
  const file = inRoot('out/portable/Gramscope.exe');
  await copyFile(await nodeForWindows(), file);
  return file;
}

await runCommand(async () => {
  if (!hasToolchain) throw new SetupError('the cross compiler is for Linux on x64 alone');
  await prepare();
  await ensureSystem([wine]);
  for (const target of targets) await buildTarget(target);
  const directory = inRoot('out/portable/installed');
  await layOutPortableTests(directory, await packCommand(targets));
  const [node, renamed] = [await nodeForWindows(), await renamedNode()];
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, body] of /** @type {const} */ ([
    ['this Node', () => runHere(directory)],
    ['node.exe', () => runOnWindows(directory, node)],
    ['Gramscope.exe', () => runOnWindows(directory, renamed)],
  ])) {
    console.log(`\nThe portable tests in ${name}`);
    const { output, failure } = await body();
    console.log(output.trimEnd());
    const counts = countsOfNodeTest(output);
    // A run that broke off counts as a failure, whatever it had passed.
    const isBroken = !counts || (failure !== undefined && counts.failed === 0);
    if (isBroken) console.log(`FAIL ${name}: ${failure ?? 'it left no count of its tests'}`);
    totals.passed += counts?.passed ?? 0;
    totals.failed += (counts?.failed ?? 0) + (isBroken ? 1 : 0);
    totals.skipped += counts?.skipped ?? 0;
  }
  const { passed, failed, skipped } = totals;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
});

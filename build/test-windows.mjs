// @ts-check
/**
 * `npm run test:windows`: the portable tests of the dgram module, first in this Node, then in node.exe
 * under Wine with the addon for Windows.
 */
import './setup/require-node.mjs';
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
import { addonFor } from './targets/compile.mjs';
import { targets } from './targets/targets.mjs';
import { hasToolchain, nodeForWindows } from './targets/toolchain.mjs';

/** Also for a slow machine: it takes some ten seconds, most of them to set Windows up. */
const TIMEOUT_MS = 180_000;
const flags = ['--test-reporter=spec'];

/** @typedef {{ output: string, failure?: unknown }} Outcome */

/** @returns {Promise<Outcome>} */
async function runHere() {
  const addon = inRoot('native/build/Release/gramscope.node');
  const program = await layOutPortableTests(inRoot('out/portable/here'), addon);
  return run(process.execPath, [...flags, program], { timeoutMs: TIMEOUT_MS }).then(
    (output) => ({ output }),
    (failure) => ({ output: failure.output ?? '', failure }),
  );
}

/** @returns {Promise<Outcome>} */
async function runOnWindows() {
  const target = targets.find(({ name }) => name === 'win32-x64');
  if (!target) throw new Error('no target for Windows');
  console.log(await buildTarget(target));
  const node = await nodeForWindows();
  const directory = inRoot('out/portable/windows');
  await layOutPortableTests(directory, addonFor(target));
  return step('running the tests in node.exe under Wine', () =>
    runUnderWine([node, ...flags, 'tests.cjs'], { cwd: directory, timeoutMs: TIMEOUT_MS }),
  );
}

await runCommand(async () => {
  if (!hasToolchain) throw new SetupError('the cross compiler is for Linux on x64 alone');
  await prepare();
  await ensureSystem([wine]);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, body] of /** @type {const} */ ([
    ['this Node', runHere],
    ['node.exe', runOnWindows],
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

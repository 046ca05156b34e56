// @ts-check
/**
 * `npm run fuzz [-- --seconds N]`: replays what once broke the readers of capture files, and looks for
 * more of it. Ends with the counts that the summary of `npm test` reads.
 */
import './setup/require-node.mjs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureFuzzingClang } from './fuzz/clang.mjs';
import { supervise } from './runtime/supervise.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot } from './setup/paths.mjs';
import { step } from './setup/report.mjs';
import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';

const usage = `usage: npm run fuzz -- [--seconds N]

Feeds the readers of capture files with files that libFuzzer makes of the corpus, under the address and
the undefined-behaviour sanitizer, for N seconds (60). What makes them fail is kept in
native/test/fuzz/crashes: commit it together with its remedy, and it is replayed before each run.`;

const crashes = inRoot('native/test/fuzz/crashes');
const makeTests = ['-C', inRoot('native/test'), '-j2'];

/** Longer than any input may take; a hang is a failure too. */
const REPLAY_TIMEOUT_MS = 20_000;

/** @returns {{ seconds: number } | undefined} undefined where help is wanted */
function readArguments() {
  const options = /** @type {const} */ ({ seconds: { type: 'string' }, help: { type: 'boolean' } });
  try {
    const { values } = parseArgs({ options });
    if (values.help) return undefined;
    const seconds = Number(values.seconds ?? 60);
    if (Number.isInteger(seconds) && seconds > 0) return { seconds };
  } catch {
    // Said below, as for a number that is none.
  }
  throw new SetupError(usage);
}

/**
 * Each in a process of its own, so that one failure hides no other.
 * @param {string} fuzzer
 */
async function replay(fuzzer) {
  const names = (await readdir(crashes)).filter((name) => name !== 'README.md').toSorted();
  let failed = 0;
  for (const name of names) {
    try {
      await run(fuzzer, [path.join(crashes, name)], { timeoutMs: REPLAY_TIMEOUT_MS });
      console.log(`ok   ${name}`);
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      failed += 1;
      console.log(`FAIL ${name}: ${error.message}`);
    }
  }
  return { passed: names.length - failed, failed };
}

/**
 * @param {string} clang
 * @param {number} seconds
 */
async function search(clang, seconds) {
  const args = [...makeTests, `CLANG=${clang}`, `SECONDS=${seconds}`, 'fuzz'];
  const { status, interruption } = await supervise('make', args);
  if (interruption) throw interruption;
  console.log(status === 0 ? `ok   nothing new in ${seconds} seconds` : 'FAIL see above');
  return status === 0;
}

await runCommand(async () => {
  const wanted = readArguments();
  if (wanted === undefined) return console.log(usage);
  const clang = await ensureFuzzingClang();
  await step('compiling the fuzzer', () => run('make', [...makeTests, `CLANG=${clang}`, 'fuzzer']));
  const { passed, failed } = await replay(inRoot('native/build/fuzz/fuzzer'));
  const isClean = await search(clang, wanted.seconds);
  const total = { passed: passed + (isClean ? 1 : 0), failed: failed + (isClean ? 0 : 1) };
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

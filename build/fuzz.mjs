// @ts-check
/**
 * `npm run fuzz [-- --seconds N]`: replays what once broke the readers of capture files and the analyses
 * of streams, and looks for more of it. `npm run fuzz -- --text [--times N] [--seed N]`: has the decoders and the filters try more of
 * what `npm test` has them try. The first ends with the counts that the summary of `npm test` reads.
 */
import './setup/require-node.mjs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureFuzzingClang } from './fuzz/clang.mjs';
import { supervise } from './runtime/supervise.mjs';
import { runCommand } from './setup/command.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { step } from './setup/report.mjs';
import { run } from './setup/run.mjs';
import { SetupError } from './setup/setup-error.mjs';

const usage = `usage: npm run fuzz -- [--seconds N]
       npm run fuzz -- --text [--times N] [--seed N]

Feeds the readers of capture files with files that libFuzzer makes of the corpus, and the analyses of
streams with datagrams, under the address and the undefined-behaviour sanitizer, for N seconds (60). What
makes them fail is kept in native/test/fuzz/crashes and native/test/fuzz/stream-crashes: commit it together
with its remedy, and it is replayed before each run.

--text gives random and damaged messages to the decoders and random filters to the filter language and, where
it is installed, to Wireshark: N times (10) as many as npm test does, and others for each seed (1).`;

/** The fuzzers, and where they keep what made them fail. */
const fuzzers = [
  { name: 'fuzzer', crashes: inRoot('native/test/fuzz/crashes') },
  { name: 'stream-fuzzer', crashes: inRoot('native/test/fuzz/stream-crashes') },
];
/** The tests that try things at random. */
const fuzzedText = ['robustness.test.ts', 'filter/wireshark.test.ts'];

const makeTests = ['-C', inRoot('native/test'), '-j2'];

/** Longer than any input may take; a hang is a failure too. */
const REPLAY_TIMEOUT_MS = 20_000;

/** @typedef {{ isText: boolean, seconds: number, times: number, seed: number }} Wanted */

/** @returns {Wanted | undefined} undefined where help is wanted */
function readArguments() {
  const number = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean' });
  const options = { seconds: number, times: number, seed: number, text: flag, help: flag };
  try {
    const { values } = parseArgs({ options });
    if (values.help) return undefined;
    const { seconds = 60, times = 10, seed = 1 } = values;
    const numbers = [seconds, times, seed].map(Number);
    const isFitting =
      values.text === true ? values.seconds === undefined : !values.times && !values.seed;
    if (isFitting && numbers.every((value) => Number.isInteger(value) && value > 0)) {
      const [whole = 0, count = 0, chosen = 0] = numbers;
      return { isText: values.text === true, seconds: whole, times: count, seed: chosen };
    }
  } catch {
    // Said below, as for a number that is none.
  }
  throw new SetupError(usage);
}

/**
 * Each in a process of its own, so that one failure hides no other.
 * @param {{ name: string, crashes: string }} fuzzer
 */
async function replay({ name: fuzzer, crashes }) {
  const program = inRoot(`native/build/fuzz/${fuzzer}`);
  const names = (await readdir(crashes)).filter((name) => name !== 'README.md').toSorted();
  let failed = 0;
  for (const name of names) {
    try {
      await run(program, [path.join(crashes, name)], { timeoutMs: REPLAY_TIMEOUT_MS });
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

/** @param {Wanted} wanted @returns {Promise<number>} the exit status */
async function fuzzText({ times, seed }) {
  await prepare();
  const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run'];
  const config = ['--config', inRoot('build/vitest.config.ts'), '--project', 'unit'];
  const env = { ...process.env, GRAMSCOPE_FUZZ_TIMES: `${times}`, GRAMSCOPE_FUZZ_SEED: `${seed}` };
  const { status, interruption } = await supervise(
    process.execPath,
    [...vitest, ...config, ...fuzzedText],
    {
      cwd: root,
      env,
    },
  );
  if (interruption) throw interruption;
  return status ?? 1;
}

await runCommand(async () => {
  const wanted = readArguments();
  if (wanted === undefined) return console.log(usage);
  if (wanted.isText) return fuzzText(wanted);
  const clang = await ensureFuzzingClang();
  await step('compiling the fuzzer', () => run('make', [...makeTests, `CLANG=${clang}`, 'fuzzer']));
  const total = { passed: 0, failed: 0 };
  for (const fuzzer of fuzzers) {
    const { passed, failed } = await replay(fuzzer);
    total.passed += passed;
    total.failed += failed;
  }
  const isClean = await search(clang, wanted.seconds);
  total[isClean ? 'passed' : 'failed'] += 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

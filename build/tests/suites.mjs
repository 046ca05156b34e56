// @ts-check
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { absenceOfAdvisories } from '../checks/advisories.mjs';
import { absenceOfFuzzer } from '../fuzz/clang.mjs';
import { makeTestedPackages } from '../package/tested-packages.mjs';
import { absenceOfToolchain, absenceOfWindows } from '../portable/absence.mjs';
import { findElectron } from '../runtime/find-electron.mjs';
import { supervise } from '../runtime/supervise.mjs';
import { withVirtualDisplay } from '../runtime/virtual-display.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import {
  doctest,
  manuals,
  networkTools,
  packagingTools,
  sharedLibrariesOf,
  tracer,
  tshark,
  virtualDisplay,
} from '../setup/requirements.mjs';
import { say } from '../setup/report.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { ensureSystem } from '../setup/system-packages.mjs';
import { countsOfPlaywright } from './playwright-counts.mjs';
import { countsOfDoctest, countsOfTotalsLine } from './text-counts.mjs';
import { countsOfVitest } from './vitest-counts.mjs';

/** @typedef {import('./suite.mjs').Suite} Suite */
/** @typedef {import('./suite.mjs').Counts} Counts */

/** @type {Suite} */
const check = {
  name: 'check',
  run: () => readOutput(process.execPath, [inRoot('build/check.mjs')], countsOfTotalsLine),
};

/** @type {Suite} */
const unit = {
  name: 'unit',
  run: async () => {
    await installIfPossible(tshark);
    await installIfPossible(networkTools);
    await installIfPossible(tracer);
    return runVitest('unit', 'unit', {});
  },
};

/**
 * The tests of the addon and the dgram module, each file in a network namespace of its own.
 * @type {Suite}
 */
const dgram = {
  name: 'dgram',
  run: async () => {
    await installIfPossible(networkTools);
    return runVitest('dgram', 'dgram', {});
  },
};

/**
 * The same files in the main process of Electron.
 * @type {Suite}
 */
const dgramInElectron = {
  name: 'dgram-electron',
  run: async () => {
    const { binary } = await findElectron();
    await ensureSystem([sharedLibrariesOf(binary)]);
    await installIfPossible(networkTools);
    return runVitest('dgram-electron', 'dgram', { GRAMSCOPE_ELECTRON: binary });
  },
};

/**
 * The C++ tests. The address and the thread sanitizer exclude each other, hence two suites.
 * @param {string} name
 * @param {string} sanitizers
 * @returns {Suite}
 */
function native(name, sanitizers) {
  const run = async () => {
    await ensureSystem([doctest]);
    await installIfPossible(tshark);
    const target = ['-C', inRoot('native/test'), '-j2', `SANITIZE=${sanitizers}`, 'run'];
    return readOutput('make', target, countsOfDoctest);
  };
  return { name, run };
}

/** @type {Suite} */
const endToEnd = {
  name: 'e2e',
  run: async () => {
    const { binary } = await findElectron();
    await ensureSystem([sharedLibrariesOf(binary), virtualDisplay]);
    // A display of their own also where there is one: a person's windows must not get in between.
    const virtual = process.platform === 'linux';
    const start = (/** @type {NodeJS.ProcessEnv} */ env) =>
      runPlaywright('e2e', inRoot('e2e'), { ...env, GRAMSCOPE_ELECTRON: binary });
    return virtual ? withVirtualDisplay(start) : start({});
  },
};

/** Packages as people get them: made, installed, started, upgraded and removed. @type {Suite} */
const packages = {
  name: 'package',
  absence: async () =>
    process.platform === 'linux' && process.arch === 'x64'
      ? undefined
      : 'packages are tried on Linux on x64 only',
  run: async () => {
    const { binary } = await findElectron();
    await ensureSystem([sharedLibrariesOf(binary), virtualDisplay]);
    await installIfPossible(packagingTools);
    await makeTestedPackages();
    return withVirtualDisplay((env) => runPlaywright('package', inRoot('e2e/package'), env));
  },
};

/** The addon for other systems, compiled on this one. @type {Suite} */
const otherTargets = {
  name: 'targets',
  absence: absenceOfToolchain,
  run: () => readOutput(process.execPath, [inRoot('build/build-targets.mjs')], countsOfTotalsLine),
};

/** The npm package of the command, installed where there is no compiler. @type {Suite} */
const command = {
  name: 'command',
  absence: absenceOfToolchain,
  run: async () => {
    await installIfPossible(manuals);
    const status = await runChild(process.execPath, [inRoot('build/package-command.mjs')], {});
    if (status !== 0) return { status, counts: undefined };
    return runVitest('command', 'command', {});
  },
};

/** @type {Suite} */
const windows = {
  name: 'windows',
  absence: absenceOfWindows,
  run: () => readOutput(process.execPath, [inRoot('build/test-windows.mjs')], countsOfTotalsLine),
};

/** What is known against packages that ship; where the registry does not tell, that is said. @type {Suite} */
const audit = {
  name: 'audit',
  absence: absenceOfAdvisories,
  run: () => readOutput(process.execPath, [inRoot('build/audit.mjs')], countsOfTotalsLine),
};

/** What once broke the readers of capture files and the analyses of streams, and a short search for more. @type {Suite} */
const fuzz = {
  name: 'fuzz',
  absence: absenceOfFuzzer,
  run: () => {
    const script = inRoot('build/fuzz.mjs');
    return readOutput(process.execPath, [script, '--seconds', '30'], countsOfTotalsLine);
  },
};

/** All there are, in the order in which they run: what is quick to fail comes first. */
export const suites = [
  check,
  audit,
  unit,
  dgram,
  dgramInElectron,
  native('native', 'address,undefined'),
  native('native-threads', 'thread'),
  fuzz,
  endToEnd,
  otherTargets,
  command,
  windows,
  packages,
];

/**
 * Where it cannot be had, the tests that need it say so and are skipped.
 * @param {import('../setup/system-packages.mjs').SystemRequirement} requirement
 */
async function installIfPossible(requirement) {
  await ensureSystem([requirement]).catch((error) => {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
  });
}

/**
 * @param {string} name of the suite
 * @param {string} project of build/vitest.config.ts
 * @param {NodeJS.ProcessEnv} env
 */
function runVitest(name, project, env) {
  const report = inRoot(`out/reports/${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const config = ['--config', inRoot('build/vitest.config.ts'), '--project', project];
  const cli = inRoot('node_modules/vitest/vitest.mjs');
  return readReport([cli, 'run', ...config, ...reporters], env, report, countsOfVitest);
}

/**
 * @param {string} name of the suite
 * @param {string} folder of the configuration
 * @param {NodeJS.ProcessEnv} environment
 */
function runPlaywright(name, folder, environment) {
  const report = inRoot(`out/reports/${name}.json`);
  const env = { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const options = ['--workers=1', '--retries=0', '--reporter=list,json'];
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  return readReport([cli, 'test', '-c', folder, ...options], env, report, countsOfPlaywright);
}

/**
 * Runs a suite that prints its counts.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {(output: string) => Counts | undefined} read
 */
async function readOutput(program, args, read) {
  let output = '';
  const status = await runChild(program, args, {}, (text) => {
    process.stdout.write(text);
    output += text;
  });
  return { status, counts: read(output) };
}

/**
 * Runs a suite that writes its counts into a JSON file.
 * @template Report
 * @param {readonly string[]} args for Node
 * @param {NodeJS.ProcessEnv} env
 * @param {string} file
 * @param {(report: Report) => Counts} read
 */
async function readReport(args, env, file, read) {
  // One from an earlier run must not speak for a suite that crashed.
  await rm(file, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  const status = await runChild(process.execPath, args, env);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return { status, counts: text === undefined ? undefined : read(JSON.parse(text)) };
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env on top of ours
 * @param {(text: string) => void} [onOutput]
 * @returns {Promise<number>} exit status
 */
async function runChild(program, args, env, onOutput) {
  const clean = { ...process.env, ...env };
  // Colours are for people: a file or a parser wants none, a terminal is recognised without being told.
  delete clean['FORCE_COLOR'];
  if (!process.stdout.isTTY) clean['NO_COLOR'] = '1';
  const options = { cwd: root, env: clean, ...(onOutput ? { onOutput } : {}) };
  const { status, interruption } = await supervise(program, args, options);
  if (interruption) throw interruption;
  return status;
}

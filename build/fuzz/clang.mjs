// @ts-check
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCommand } from '../setup/find-command.mjs';
import { run } from '../setup/run.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { ensureSystem } from '../setup/system-packages.mjs';

/**
 * Only clang comes with libFuzzer, and only together with its run-time libraries.
 * @type {import('../setup/system-packages.mjs').SystemRequirement}
 */
const fuzzer = {
  reason: 'fuzzing the readers of capture files',
  isMet: async () => (await fuzzingClang()) !== undefined,
  // Until Debian 11 and Ubuntu 22.04 the run-time libraries were a part of the common files.
  debianPackages: [['clang'], ['libclang-rt-dev', 'libclang-rt-18-dev', 'libclang-common-14-dev']],
  elsewhere: 'clang with libFuzzer and its sanitizers (compiler-rt)',
};

/**
 * Installs clang if need be.
 * @returns {Promise<string>} the compiler
 * @throws {SetupError} where it cannot be had
 */
export async function ensureFuzzingClang() {
  await ensureSystem([fuzzer]);
  const found = await fuzzingClang();
  if (found === undefined) throw new SetupError('clang went away');
  return found;
}

/** @returns {Promise<string | undefined>} why there can be no fuzzing here, if so */
export async function absenceOfFuzzer() {
  if (process.platform !== 'linux') return 'the C++ tests are for Linux alone';
  try {
    await ensureFuzzingClang();
    return undefined;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return error.message.split('\n')[0];
  }
}

/** @returns {Promise<string | undefined>} the first clang of this system that links a fuzzer */
async function fuzzingClang() {
  for (const name of ['clang++', ...(await versionedNames())]) {
    const compiler = findCommand(name);
    if (compiler !== undefined && (await linksFuzzer(compiler))) return compiler;
  }
  return undefined;
}

/** @returns {Promise<string[]>} `clang++-19` and the like, the newest first */
async function versionedNames() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const listings = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  const versions = listings.flat().flatMap((name) => name.match(/^clang\+\+-(\d+)$/)?.[1] ?? []);
  const newestFirst = [...new Set(versions)].toSorted((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => `clang++-${version}`);
}

/** @param {string} compiler */
async function linksFuzzer(compiler) {
  const folder = await mkdtemp(path.join(tmpdir(), 'gramscope-clang-'));
  try {
    const source = path.join(folder, 'empty.cc');
    await writeFile(
      source,
      'extern "C" int LLVMFuzzerTestOneInput(const char*, long) { return 0; }',
    );
    const flags = ['-fsanitize=fuzzer,address,undefined', '-o', path.join(folder, 'empty')];
    await run(compiler, [source, ...flags]);
    return true;
  } catch (error) {
    if (error instanceof SetupError) return false;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

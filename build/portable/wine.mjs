// @ts-check
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCommand } from '../setup/find-command.mjs';
import { run } from '../setup/run.mjs';

/** Debian has it beside the search path. */
const DEBIAN = '/usr/lib/wine';

/** @param {string} name @returns {string | undefined} */
function program(name) {
  const beside = path.join(DEBIAN, name);
  return findCommand(name) ?? (existsSync(beside) ? beside : undefined);
}

/** @type {import('../setup/system-packages.mjs').SystemRequirement} */
export const wine = {
  reason: 'running Windows programs',
  isMet: async () => program('wine64') !== undefined && program('wineserver') !== undefined,
  debianPackages: [['wine64']],
  elsewhere: 'Wine, 64 bit',
};

/**
 * Runs a Windows program under Wine in a Windows of its own, which is gone afterwards.
 * @param {readonly string[]} command
 * @param {{ cwd: string, timeoutMs: number }} options
 * @returns {Promise<{ output: string, failure: unknown }>} both streams, and why it ended badly, if it did
 */
export async function runUnderWine(command, { cwd, timeoutMs }) {
  const directory = await mkdtemp(path.join(tmpdir(), 'gramscope-wine-'));
  const env = {
    ...process.env,
    WINEPREFIX: path.join(directory, 'prefix'),
    WINEDEBUG: '-all',
    // Neither a browser engine nor .NET: it would offer to download them.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    // Node does not know the version of Windows that Wine says it is.
    NODE_SKIP_PLATFORM_CHECK: '1',
    DISPLAY: '',
  };
  const output = path.join(directory, 'output');
  // Node for Windows takes files for its standard streams here, and no pipes.
  const redirected = ['-c', 'out=$1; shift; exec "$@" </dev/null >"$out" 2>&1', 'sh', output];
  let failure;
  try {
    await run('sh', [...redirected, program('wine64') ?? '', ...command], { cwd, env, timeoutMs });
  } catch (error) {
    failure = error;
  }
  const text = await readFile(output, 'utf8').catch(() => '');
  // The server of this Windows alone, and all that still runs in it.
  await run(program('wineserver') ?? '', ['-k'], { env, timeoutMs: 10_000 }).catch(() => '');
  await run(program('wineserver') ?? '', ['-w'], { env, timeoutMs: 10_000 }).catch(() => '');
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  return { output: text, failure };
}

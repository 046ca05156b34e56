import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

/** The bundle, as a program outside of Vitest requires it. */
export const BUNDLE = createRequire(import.meta.url).resolve('#native');

const PREAMBLE = `
const BUNDLE = ${JSON.stringify(BUNDLE)};
const { Capture, dgram, LogFile } = require(BUNDLE);
const { readdirSync } = require('node:fs');
const descriptors = () => readdirSync('/proc/self/fd').length;
`;

/** So that process.execPath starts a plain Node also where the tests run in Electron. */
export const NODE_ENVIRONMENT = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };

/**
 * Runs a script in a Node process of its own, with `Capture`, `dgram`, `LogFile`, `BUNDLE` and `descriptors()` (how
 * many file descriptors are open) at hand; `prefix` is a program that starts it, with its arguments.
 * Resolves to what it printed; rejects when it does not end by itself with code 0 within 20 seconds.
 */
export async function runNode(
  script: string,
  flags: string[] = [],
  prefix: string[] = [],
): Promise<string> {
  const command = [...prefix, process.execPath, ...flags, '-e', PREAMBLE + script];
  const { stdout } = await promisify(execFile)(command[0] ?? '', command.slice(1), {
    env: NODE_ENVIRONMENT,
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  return stdout.trim();
}

/**
 * Starts a program so that the kernel ends it should this process be killed (PR_SET_PDEATHSIG, prctl(2)):
 * a test that ran out of time ends nothing.
 */
export const TETHER = process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', '--'] : [];

/** For `runNode`: a root who may not do what only root may do with the network. */
export const WITHOUT_PRIVILEGES = [
  'setpriv',
  '--bounding-set=-net_bind_service,-net_admin,-net_raw',
  '--inh-caps=-all',
];

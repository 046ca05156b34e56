import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

/** The bundle, as a program outside of Vitest requires it. */
export const BUNDLE = createRequire(import.meta.url).resolve('#native');

const PREAMBLE = `
const { Capture, dgram } = require(${JSON.stringify(BUNDLE)});
const { readdirSync } = require('node:fs');
const descriptors = () => readdirSync('/proc/self/fd').length;
`;

/** So that process.execPath starts a plain Node also where the tests run in Electron. */
export const NODE_ENVIRONMENT = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };

/**
 * Runs a script in a Node process of its own, with `Capture`, `dgram` and `descriptors()` (how many file
 * descriptors are open) at hand. Resolves to what it printed; rejects when it does not end by itself
 * with code 0 within 20 seconds.
 */
export async function runNode(script: string, flags: string[] = []): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '-e', PREAMBLE + script],
    { env: NODE_ENVIRONMENT, timeout: 20_000, killSignal: 'SIGKILL' },
  );
  return stdout.trim();
}

// @ts-check
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('private-network.sh', import.meta.url));
/** Those who are not root are so inside a user namespace, where the system permits one. */
const namespace = process.getuid?.() === 0 ? ['-n'] : ['-rn'];

/**
 * The command line that starts a program in a network namespace of its own (private-network.sh). The
 * program has the process id of what is started, and the namespace goes with it.
 * @param {readonly string[]} command
 * @returns {string[]}
 */
export function inPrivateNetwork(command) {
  return ['unshare', ...namespace, 'sh', '-e', script, ...command];
}

/** @returns {string | undefined} why there can be no network namespace here */
export function privateNetworkProblem() {
  const [program = '', ...args] = inPrivateNetwork(['true']);
  try {
    execFileSync(program, args, { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n');
    return `no network namespace: ${lines.at(-1)}`;
  }
}

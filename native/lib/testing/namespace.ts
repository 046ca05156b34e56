import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

import { BUNDLE } from './processes';

const SETUP = `
ip link set lo up
ip link add t0 type veth peer name t1
sysctl -qw net.ipv6.conf.t0.accept_dad=0 net.ipv6.conf.t1.accept_dad=0 2>/dev/null || true
ip addr add 10.99.0.1/24 dev t0
ip -6 addr add fd99::1/64 dev t0 nodad
ip link set t0 up
ip link set t1 up
ip route add 224.0.0.0/4 dev t0
`;

const PREAMBLE = `
const { dgram, listInterfaces } = require(${JSON.stringify(BUNDLE)});
const { once } = require('node:events');
const bound = async (socket, ...where) => { socket.bind(...where); await once(socket, 'listening'); return socket; };
const print = (value) => console.log(JSON.stringify(value));
const index = (name) => listInterfaces().find((entry) => entry.name === name).index;
`;

/** Why tests that need a network namespace are skipped here; undefined where they run. */
export const namespaceProblem = ((): string | undefined => {
  try {
    execFileSync('unshare', ['-n', 'sh', '-ec', SETUP], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `no network namespace: ${(error as Error).message.split('\n').at(-1)}`;
  }
})();

/**
 * Runs an async script in a network namespace of its own, with `lo`, and `t0` (10.99.0.1, fd99::1,
 * the route to all IPv4 groups) joined to `t1`. Resolves to the JSON that it printed, line by line.
 */
export async function runInNamespace(script: string): Promise<unknown[]> {
  const program = `${PREAMBLE}(async () => {${script}})();`;
  const { stdout } = await promisify(execFile)(
    'unshare',
    ['-n', 'sh', '-ec', `${SETUP}\nexec "$0" -e "$1"`, process.execPath, program],
    { timeout: 20_000, killSignal: 'SIGKILL' },
  );
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as unknown);
}

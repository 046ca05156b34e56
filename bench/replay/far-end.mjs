// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { PORT } from './destination.mjs';

/** In kibibytes: many times what a run sends, so that nothing is dropped. */
const BUFFER = '65536';
/** As much as the headers and the number of a datagram take. */
const SNAP_LENGTH = '64';
/** Longer than the second for which tcpdump lets the kernel collect. */
const COLLECTED_MS = 1500;

/**
 * Captures what arrives at the far end meanwhile, with the times of the kernel in nanoseconds.
 * @param {import('./link.mjs').Link} link
 * @param {string} file
 * @param {() => Promise<void>} body
 */
export async function capturing(link, file, body) {
  const times = ['--time-stamp-precision=nano', '-j', 'host'];
  const options = ['-i', 'far', '-Z', 'root', '-B', BUFFER, '-s', SNAP_LENGTH, '-w', file];
  const args = [...times, ...options, 'udp', 'and', 'dst', 'port', String(PORT)];
  const command = link.on('far', { program: 'tcpdump', args });
  const child = spawn(command.program, command.args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stderr });
  await listening(lines);
  const words = collect(lines);
  await body();
  await setTimeout(COLLECTED_MS);
  child.kill('SIGINT');
  await ended;
  if (!/^0 packets dropped by kernel/mu.test(words())) {
    throw new Error(`tcpdump did not see everything:\n${words()}`);
  }
}

/** @param {import('node:readline').Interface} lines */
async function listening(lines) {
  const words = collect(lines);
  const begun = new Promise((resolve) => {
    lines.on('line', (line) => line.includes('listening on') && resolve(true));
  });
  const ended = once(lines, 'close').then(() => false);
  if (!(await Promise.race([begun, ended]))) throw new Error(`no capture:\n${words()}`);
}

/** @param {import('node:readline').Interface} lines */
function collect(lines) {
  let words = '';
  lines.on('line', (line) => (words += `${line}\n`));
  return () => words;
}

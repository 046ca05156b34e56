// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compilePeer } from '../measure.mjs';

/** @type {string | undefined} */
let launcher;

/**
 * Runs a player on the near host to its end.
 * @param {import('./link.mjs').Link} link
 * @param {import('../measure.mjs').Command} command
 * @returns {Promise<{ output: string, cpuNs: number, wallNs: number }>} What it printed, and what the
 *   whole process took, its start included.
 */
export async function play(link, command) {
  launcher ??= compilePeer('usage');
  const usage = { program: launcher, args: [command.program, ...command.args] };
  const { program, args } = link.on('near', usage);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const [output, words, taken] = child.stdio.slice(1).map(collect);
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${command.program} ended with status ${status}: ${words?.()}`);
  return { output: output?.() ?? '', ...JSON.parse(taken?.() ?? '') };
}

/** @param {import('node:stream').Stream | null | undefined} stream */
function collect(stream) {
  let text = '';
  stream?.on('data', (chunk) => (text += String(chunk)));
  return () => text;
}
